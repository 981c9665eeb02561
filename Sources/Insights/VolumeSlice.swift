import Engine
import Networks
import Tensors

/// One slice of what a convolution over volumes makes. There the layer is a convolution over maps: it reads the slices under its
/// window, of each channel those from the first to the last, and has a kernel of rows and columns for each of them.
///
///     y[slice] = f(b + Σ over channels and over the slices d of the kernel of K[d] ⊗ x[first + d · distance])
public struct VolumeSlice: Equatable, Sendable {
  /// The slice of the output, and how many there are.
  public let index, count: Int
  /// The first slice of the input under the window, negative in the padding, and how far those under it are apart.
  public let first, distance: Int
  /// How many slices a kernel has.
  public let depth: Int
  /// How many channels the layer reads.
  public let channels: Int

  /// The channel of the input that a map belongs to, of those that the convolution over maps reads.
  public func channel(of map: Int) -> Int { map / depth }
  /// The slice of the kernel that lies on it.
  public func kernelSlice(of map: Int) -> Int { map % depth }
  /// The slice of the input that it is; it lies in the padding where the input has none of that number.
  public func slice(of map: Int) -> Int { first + map % depth * distance }
}

extension Convolution {
  /// The slice of a layer's output in which a filter answers most strongly to the hero; 0 of a layer over maps.
  static func strongestSlice(of filter: Int, _ node: Node, in experiment: Experiment) -> Int {
    guard node.outputShape.rank == 4 else { return 0 }
    let map = preActivation(of: node, in: experiment).slice(experiment.hero).slice(filter)
    return (map.indexOfMaximum ?? 0) / (map.shape[1] * map.shape[2])
  }

  private static func preActivation(of node: Node, in experiment: Experiment) -> Tensor {
    experiment.inspection.preActivation(of: node.name) ?? experiment.inspection.output(of: node.name)
  }

  /// One slice of a convolution over volumes; without a number, that of the filter that is followed for the hero.
  init?(volume node: Node, in experiment: Experiment, slice given: Int?) {
    guard let layer = node.layer as? Conv3D, let window = layer.window(node.inputShapes) else { return nil }
    let before = Convolution.preActivation(of: node, in: experiment)
    let followed = strongestFilterOnBothSides(before.slice(experiment.hero))
    let index = given ?? Convolution.strongestSlice(of: followed, node, in: experiment)
    let axis = window.axes[0]
    let slice = VolumeSlice(
      index: index, count: node.outputShape.cells[0], first: index * axis.stride - axis.padding.before,
      distance: axis.dilation, depth: axis.size, channels: node.inputShapes[0].channels)
    let kernel = experiment.weights[node.parameterName("kernel")]
    let bias = node.ownParameterName("bias").map { experiment.weights[$0] }
    let after = experiment.inspection.output(of: node.name)
    let changesScale = layer.activation?.changesScale ?? false
    self.init(
      node: node, window: Window(axes: Array(window.axes.dropFirst())), kernels: kernel.slicesAsChannels,
      bias: bias, input: slice.maps(of: experiment.inspection.input(of: node.name)),
      preActivation: before.slices(at: index), activation: after.slices(at: index),
      weightRange: bias.map { kernel.range.union($0.range) } ?? kernel.range,
      blockRange: changesScale ? after.range : before.range.union(after.range),
      preActivationRange: changesScale ? before.range : before.range.union(after.range), slice: slice)
  }
}

extension VolumeSlice {
  /// The slices under the window of volumes `[examples, channels, slices, rows, columns]`, as maps `[examples, channels ×
  /// depth, rows, columns]`; those in the padding are 0.
  func maps(of volumes: Tensor) -> Tensor {
    let shape = volumes.shape
    let area = shape[3] * shape[4]
    var result = Tensor([shape[0], channels * depth, shape[3], shape[4]])
    for example in 0..<shape[0] {
      for map in 0..<channels * depth where (0..<shape[2]).contains(slice(of: map)) {
        let source = ((example * channels + channel(of: map)) * shape[2] + slice(of: map)) * area
        let target = (example * channels * depth + map) * area
        for cell in 0..<area { result.values[target + cell] = volumes.values[source + cell] }
      }
    }
    return result
  }
}

extension Tensor {
  /// One slice of each volume of `[examples, maps, slices, rows, columns]`.
  fileprivate func slices(at index: Int) -> Tensor {
    let area = shape[3] * shape[4]
    let volumes = shape[0] * shape[1]
    return Tensor(
      [shape[0], shape[1], shape[3], shape[4]],
      (0..<volumes).flatMap { volume in
        let start = (volume * shape[2] + index) * area
        return values[start..<start + area]
      })
  }

  /// A kernel `[depth, rows, columns, channels, filters]` as `[rows, columns, channels × depth, filters]`.
  fileprivate var slicesAsChannels: Tensor {
    let (depth, area, channels, filters) = (shape[0], shape[1] * shape[2], shape[3], shape[4])
    var result = Tensor([shape[1], shape[2], channels * depth, filters])
    for slice in 0..<depth {
      for cell in 0..<area {
        for channel in 0..<channels {
          let source = ((slice * area + cell) * channels + channel) * filters
          let target = (cell * channels * depth + channel * depth + slice) * filters
          for filter in 0..<filters { result.values[target + filter] = values[source + filter] }
        }
      }
    }
    return result
  }
}
