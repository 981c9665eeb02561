import Networks
import Tensors

/// Where PyTorch keeps one parameter of a layer: which tensor of the module, and how its axes become Keras's.
struct PyTorchSource: Equatable {
  /// The parameter here.
  let parameter: String
  /// The name within the module, as in `weight` or `running_mean`.
  let tensor: String
  /// The extents of PyTorch's tensor.
  let extents: [Int]
  /// The same numbers cut so that only axes have to change places.
  let view: [Int]
  /// For each axis here the axis of `view`.
  let axes: [Int]

  init(_ parameter: String, _ tensor: String, _ extents: [Int], view: [Int]? = nil, axes: [Int]? = nil) {
    (self.parameter, self.tensor, self.extents) = (parameter, tensor, extents)
    self.view = view ?? extents
    self.axes = axes ?? Array(self.view.indices)
  }

  /// The numbers in Keras's layout.
  func values(_ tensor: Tensor) -> [Float] {
    if axes == Array(view.indices) { return Array(tensor.values) }
    var strides = Array(repeating: 1, count: view.count)
    for axis in view.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * view[axis + 1] }
    var places = [0]
    places.reserveCapacity(tensor.count)
    for axis in axes {
      places = places.flatMap { place in (0..<view[axis]).map { place + $0 * strides[axis] } }
    }
    return tensor.values.withUnsafeBufferPointer { values in places.map { values[$0] } }
  }
}

extension Node {
  /// Where the module of PyTorch that is this layer keeps its parameters; `nil` of a kind that has none in PyTorch.
  ///
  /// - Parameter flattened: the maps whose values a dense layer reads in PyTorch's order, channels first.
  func pytorchSources(flattened: Shape?) -> [PyTorchSource] {
    let sources = ownSources(flattened)
    let names = Set(parameters.map(\.name))
    return sources.filter { names.contains($0.parameter) }
  }

  private func ownSources(_ flattened: Shape?) -> [PyTorchSource] {
    let (channels, output) = (inputShapes[0].channels, outputShape.channels)
    let bias = PyTorchSource("bias", "bias", [output])
    switch layer {
    case let layer as any ConvolutionLayer:
      return [Self.kernel("kernel", "weight", [output, channels / layer.groups], layer.kernelSize.dimensions), bias]
    case let layer as Conv2DTranspose:
      return [Self.kernel("kernel", "weight", [channels, output], layer.kernelSize.dimensions), bias]
    case let layer as DepthwiseConv2D:
      return [Self.depthwise("kernel", "weight", layer, channels), bias]
    case let layer as SeparableConv2D:
      let middle = channels * layer.depthwise.depthMultiplier
      return [
        Self.depthwise("depthwise_kernel", "0.weight", layer.depthwise, channels),
        Self.kernel("pointwise_kernel", "1.weight", [output, middle], [1, 1]),
        PyTorchSource("bias", "1.bias", [output]),
      ]
    case is Dense: return [Self.dense(output, inputShapes[0].count, flattened), bias]
    case is BatchNormalization:
      return [
        PyTorchSource("gamma", "weight", [channels]), PyTorchSource("beta", "bias", [channels]),
        PyTorchSource("moving_mean", "running_mean", [channels]),
        PyTorchSource("moving_variance", "running_var", [channels]),
      ]
    case is GroupNormalization:
      return [PyTorchSource("gamma", "weight", [channels]), PyTorchSource("beta", "bias", [channels])]
    case is Normalization:
      return [PyTorchSource("mean", "mean", [channels]), PyTorchSource("variance", "variance", [channels])]
    case let layer as PReLU: return [slopes(layer)]
    default: return []
    }
  }

  /// `[out, in, cells...]` becomes `[cells..., in, out]`; of a transposed convolution in and out have changed their names.
  private static func kernel(_ parameter: String, _ tensor: String, _ ends: [Int], _ cells: [Int]) -> PyTorchSource {
    PyTorchSource(parameter, tensor, ends + cells, axes: Array(cells.indices.map { $0 + 2 }) + [1, 0])
  }

  /// `[channels * multiplier, 1, rows, columns]` becomes `[rows, columns, channels, multiplier]`.
  private static func depthwise(
    _ parameter: String, _ tensor: String, _ layer: DepthwiseConv2D, _ channels: Int
  ) -> PyTorchSource {
    let (cells, multiplier) = (layer.kernelSize.dimensions, layer.depthMultiplier)
    return PyTorchSource(
      parameter, tensor, [channels * multiplier, 1] + cells, view: [channels, multiplier] + cells, axes: [2, 3, 0, 1])
  }

  /// `[out, in]` becomes `[in, out]`, its rows in the order in which maps are flattened here: channels last.
  private static func dense(_ units: Int, _ count: Int, _ flattened: Shape?) -> PyTorchSource {
    guard let flattened, flattened.rank > 1 else {
      return PyTorchSource("kernel", "weight", [units, count], axes: [1, 0])
    }
    let cells = Array(2...flattened.rank)
    return PyTorchSource(
      "kernel", "weight", [units, count], view: [units] + flattened.dimensions, axes: cells + [1, 0])
  }

  private func slopes(_ layer: PReLU) -> PyTorchSource {
    let shape = parameters.first?.shape ?? [1]
    let cells = shape.dimensions.dropLast()
    if cells.allSatisfy({ $0 == 1 }), shape.count == inputShapes[0].channels || shape.count == 1 {
      return PyTorchSource("alpha", "weight", [shape.count])
    }
    let extents = Shape(channelsLast: shape.dimensions).dimensions
    return PyTorchSource("alpha", "alpha", extents, axes: Array(extents.indices.dropFirst()) + [0])
  }
}
