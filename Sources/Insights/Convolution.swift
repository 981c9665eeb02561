import Engine
import Networks
import Tensors

/// A convolution layer over maps, depthwise ones among them, with its learned numbers and what it computed for the examples.
public struct Convolution: Sendable {
  /// The layer in its network.
  public let node: Node
  /// The size, steps and padding of the window.
  public let window: Window
  /// The weights of all filters, `[kernel rows, kernel columns, input channels, filters]`; with groups the channels of one.
  public let kernels: Tensor
  /// One bias for each filter, if the layer has them.
  public let bias: Tensor?
  /// What the layer reads, `[examples, channels, rows, columns]`.
  public let input: Tensor
  /// The sums before the activation function, `[examples, filters, rows, columns]`.
  public let preActivation: Tensor
  /// The feature maps, `[examples, filters, rows, columns]`.
  public let activation: Tensor
  /// The smallest and the largest of all weights and biases.
  public internal(set) var weightRange: ClosedRange<Float>
  /// The range of the colours of the layer's block: its feature maps and, unless its function makes numbers of another
  /// size, its pre-activations.
  public let blockRange: ClosedRange<Float>
  /// The range of the colours of the pre-activations: that of the block, unless the function makes numbers of another
  /// size.
  public let preActivationRange: ClosedRange<Float>
  /// The two halves of a separable convolution; `nil` of other layers, and where one kernel stands for both.
  public internal(set) var mixing: Mixing?
  /// How far the cells of the input have been moved apart, along rows and columns; `nil` but for transposed convolutions.
  public internal(set) var spacing: [Int]?
  /// Of a convolution over volumes the slice of its output that is looked at; `nil` of one over maps.
  public let slice: VolumeSlice?

  /// The layer's name.
  public var name: String { node.name }
  /// The activation function, if any.
  public var function: ActivationFunction? { node.layer.activation }
  /// How many filters, and so feature maps, there are.
  public var filterCount: Int { kernels.shape[3] }
  /// How many channels each filter reads.
  public var channelCount: Int { kernels.shape[2] }

  /// Into how many groups the channels are divided: 1 where each filter reads all of them.
  public var groups: Int { input.shape[1] / channelCount }

  /// The channels that a filter reads: all of them, or those of its group.
  public func channels(of filter: Int) -> Range<Int> {
    let first = filter / (filterCount / groups) * channelCount
    return first..<first + channelCount
  }

  /// The channel of the layer's input that a channel here belongs to: itself, unless these are slices of volumes.
  public func source(of channel: Int) -> Int { slice?.channel(of: channel) ?? channel }

  /// The weights of one filter for one of the channels that it reads, `[kernel rows, kernel columns]`.
  public func kernel(filter: Int, channel: Int) -> Tensor {
    let (rows, columns) = (kernels.shape[0], kernels.shape[1])
    var result = Tensor([rows, columns])
    for row in 0..<rows {
      for column in 0..<columns { result[row, column] = kernels[row, column, channel, filter] }
    }
    return result
  }

  /// The Euclidean norm of each filter's weights.
  public var norms: [Float] {
    (0..<filterCount).map { filter in
      var sum = 0.0
      for index in stride(from: filter, to: kernels.count, by: filterCount) {
        sum += Double(kernels.values[index]) * Double(kernels.values[index])
      }
      return Float(sum.squareRoot())
    }
  }
}

extension Convolution {
  /// The convolution layer `node` of an experiment, of one over volumes one slice; `nil` if the layer is of another kind.
  init?(_ node: Node, in experiment: Experiment, slice: Int? = nil) {
    if node.layer is Conv3D {
      self.init(volume: node, in: experiment, slice: slice)
    } else {
      self.init(plane: node, in: experiment)
    }
  }

  private init?(plane node: Node, in experiment: Experiment) {
    guard node.layer is Conv2D || node.layer is DepthwiseConv2D, let window = node.layer.window(node.inputShapes)
    else { return nil }
    let reading = LayerReading(node, in: experiment)
    guard let kernel = reading.parameter("kernel") else { return nil }
    // `[rows, columns, channels, multiplier]` has the order of as many groups of one channel as there are channels.
    let isDepthwise = node.layer is DepthwiseConv2D
    let kernels =
      isDepthwise ? kernel.reshaped([kernel.shape[0], kernel.shape[1], 1, node.outputShape.channels]) : kernel
    self.init(reading, kernels: kernels, window: window, input: reading.input)
  }

  /// A layer with kernels that walk over an input.
  init(_ reading: LayerReading, kernels: Tensor, window: Window, input: Tensor) {
    (node, self.window, self.kernels, self.input) = (reading.node, window, kernels, input)
    (bias, activation, preActivation) = (reading.parameter("bias"), reading.output, reading.preActivation)
    weightRange = bias.map { kernels.range.union($0.range) } ?? kernels.range
    let changesScale = node.layer.activation?.changesScale ?? false
    blockRange = changesScale ? activation.range : preActivation.range.union(activation.range)
    preActivationRange = changesScale ? preActivation.range : blockRange
    slice = nil
  }
}

extension ClosedRange<Float> {
  /// The smallest range that holds this one and another.
  func union(_ other: ClosedRange<Float>) -> ClosedRange<Float> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
