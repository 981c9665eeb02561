import Engine
import Networks
import Tensors

/// Layers that compute what a convolution over planes computes, as that convolution.
extension Convolution {
  /// The weights of the second half of a separable convolution.
  public struct Mixing: Sendable {
    /// The kernels of the first half, `[kernel rows, kernel columns, channels * multiplier]`.
    let kernels: Tensor
    /// How many kernels each channel has.
    public let multiplier: Int
    /// What the second half multiplies by, `[channels * multiplier, filters]`.
    let weights: Tensor

    /// One kernel of the first half, `[kernel rows, kernel columns]`.
    func kernel(_ index: Int) -> Tensor {
      let (rows, columns, count) = (kernels.shape[0], kernels.shape[1], kernels.shape[2])
      return Tensor([rows, columns], (0..<rows * columns).map { kernels.values[$0 * count + index] })
    }
  }

  /// Any layer over planes that is a convolution or computes the same as one; `nil` of other layers.
  ///
  /// - Parameter mixes: whether a separable convolution keeps its two halves, rather than one kernel for both.
  init?(likeConvolution node: Node, in experiment: Experiment, mixes: Bool) {
    if let convolution = Convolution(node, in: experiment) {
      self = convolution
    } else if let layer = node.layer as? Conv2DTranspose {
      self.init(node, layer, in: experiment)
    } else if let layer = node.layer as? SeparableConv2D {
      self.init(node, layer, in: experiment, mixes: mixes)
    } else {
      return nil
    }
  }

  /// A transposed convolution: with zeros between the cells of the input, and the kernel turned by half a turn, it is a
  /// convolution of single steps (Dumoulin and Visin, 2016).
  private init?(_ node: Node, _ layer: Conv2DTranspose, in experiment: Experiment) {
    let reading = LayerReading(node, in: experiment)
    guard let kernel = reading.parameter("kernel") else { return nil }
    let back = layer.windowBack(node.inputShapes).axes
    let stretched = zip(node.inputShapes[0].cells, back).map { ($0 - 1) * $1.stride + 1 }
    let axes = back.indices.map { index in
      let before = back[index].reach - 1 - back[index].padding.before
      let after = node.outputShape.cells[index] - stretched[index] - before + back[index].reach - 1
      return Window.Axis(
        size: back[index].size, stride: 1, dilation: back[index].dilation,
        padding: Border(before: before, after: after))
    }
    let (rows, columns) = (kernel.shape[0], kernel.shape[1])
    let (filters, channels) = (kernel.shape[2], kernel.shape[3])
    var turned = Tensor([rows, columns, channels, filters])
    for row in 0..<rows {
      for column in 0..<columns {
        for channel in 0..<channels {
          for filter in 0..<filters {
            turned[row, column, channel, filter] = kernel[rows - 1 - row, columns - 1 - column, filter, channel]
          }
        }
      }
    }
    self.init(
      reading, kernels: turned, window: Window(axes: axes),
      input: reading.input.stretched(back.map(\.stride), to: stretched))
    spacing = back.map(\.stride)
  }

  /// A separable convolution: the kernel of each map is that of its first half times the weight of the second.
  private init?(_ node: Node, _ layer: SeparableConv2D, in experiment: Experiment, mixes: Bool) {
    let reading = LayerReading(node, in: experiment)
    guard let first = reading.parameter("depthwise_kernel"), let second = reading.parameter("pointwise_kernel"),
      let window = layer.window(node.inputShapes)
    else { return nil }
    let (rows, columns) = (first.shape[0], first.shape[1])
    let (channels, multiplier, filters) = (first.shape[2], first.shape[3], layer.filters)
    var kernels = Tensor([rows, columns, channels, filters])
    for cell in 0..<rows * columns {
      for middle in 0..<channels * multiplier {
        for filter in 0..<filters {
          kernels.values[(cell * channels + middle / multiplier) * filters + filter] +=
            first.values[cell * channels * multiplier + middle] * second.values[middle * filters + filter]
        }
      }
    }
    self.init(reading, kernels: kernels, window: window, input: reading.input)
    guard mixes else { return }
    mixing = Mixing(
      kernels: first.reshaped([rows, columns, channels * multiplier]), multiplier: multiplier,
      weights: second.reshaped([channels * multiplier, filters]))
    weightRange = first.range.union(bias?.range ?? first.range)
  }
}

extension Convolution {
  /// A map that a filter reads, the kernel that is laid over it, and the weight of what that gives; `nil` where the kernel
  /// says it all.
  struct Reading {
    let channel: Int
    let kernel: Tensor
    let weight: Float?
  }

  /// The maps that a filter reads: with two halves, each as often as it has kernels.
  func readings(of filter: Int) -> [Reading] {
    guard let mixing else {
      return channels(of: filter).enumerated().map {
        Reading(channel: $1, kernel: kernel(filter: filter, channel: $0), weight: nil)
      }
    }
    return (0..<mixing.weights.shape[0]).map {
      Reading(channel: $0 / mixing.multiplier, kernel: mixing.kernel($0), weight: mixing.weights[$0, filter])
    }
  }
}

extension Tensor {
  /// Maps with zeros between their cells, `[examples, channels] + extents`.
  fileprivate func stretched(_ strides: [Int], to extents: [Int]) -> Tensor {
    var result = Tensor([shape[0], shape[1], extents[0], extents[1]])
    let (rows, columns) = (shape[2], shape[3])
    for map in 0..<shape[0] * shape[1] {
      for row in 0..<rows {
        for column in 0..<columns {
          let target = (map * extents[0] + row * strides[0]) * extents[1] + column * strides[1]
          result.values[target] = values[(map * rows + row) * columns + column]
        }
      }
    }
    return result
  }
}
