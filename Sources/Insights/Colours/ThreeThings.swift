import Engine
import Tensors

/// One filter as three things that are easily confused: its weights, its pre-activations and its activations, for two images.
public struct ThreeThings: Sendable {
  /// What the filter makes of one image.
  public struct Answer: Equatable, Sendable {
    /// The image.
    public let example: Experiment.Example
    /// The sums before the activation function and the values after it, `[rows, columns]`.
    public let preActivation, activation: Tensor
  }

  /// The layer.
  public let layer: String
  /// The index of the filter.
  public let filter: Int
  /// Its weights, `[kernel rows, kernel columns]`, for each channel that it reads.
  public let kernels: [Tensor]
  /// Its bias, if the layer has them.
  public let bias: Float?
  /// The activation function.
  public let function: ActivationFunction?
  /// The shape of the weights of the whole layer as Keras stores them: rows, columns, channels, filters.
  public let weightShape: [Int]
  /// The shape of what the layer makes of one image, channels last.
  public let mapShape: [Int]
  /// The ranges of the colours.
  public let weightRange, preActivationRange, activationRange: ClosedRange<Float>
  /// The hero and the next example.
  public let answers: [Answer]

  /// The filter of the first convolution layer that is followed elsewhere; `nil` without one.
  init?(_ experiment: Experiment, _ explanation: ConvolutionExplanation?) {
    guard let explanation else { return nil }
    let convolution = explanation.convolution
    (layer, filter, function) = (convolution.name, explanation.cell.filter, convolution.function)
    kernels = (0..<convolution.channelCount).map { convolution.kernel(filter: explanation.cell.filter, channel: $0) }
    bias = convolution.bias?[explanation.cell.filter]
    weightShape = convolution.kernels.shape.dimensions
    mapShape = convolution.node.outputShape.channelsLast
    (weightRange, activationRange) = (convolution.weightRange, convolution.blockRange)
    preActivationRange = convolution.preActivationRange
    let count = experiment.examples.count
    let shown = [experiment.hero] + (count > 1 ? [(experiment.hero + count / 2) % count] : [])
    answers = shown.map { example in
      Answer(
        example: experiment.examples[example],
        preActivation: convolution.preActivation.slice(example).slice(explanation.cell.filter),
        activation: convolution.activation.slice(example).slice(explanation.cell.filter))
    }
  }
}
