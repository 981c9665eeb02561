import Insights
import Networks

/// The values that only prose asks for, under `{{values.NAME}}` and `{{layer.values.NAME}}`.
extension Narrator {
  /// All of them.
  func proseValues() -> [String: String] { arithmeticValues().merging(denseEquivalent()) { first, _ in first } }

  /// What a fully connected layer would need to compute the outputs of the first convolution layer; empty without one.
  ///
  /// `firstConvolutionInputs`: what the layer reads. `firstConvolutionCells`: the outputs of the layer. `firstConvolutionParameters`: what it learns for them.
  /// `denseEquivalent`: what a fully connected layer with biases would learn. `denseEquivalentRatio`: how many times more.
  private func denseEquivalent() -> [String: String] {
    guard let node = firstConvolution, node.parameterCount > 0 else { return [:] }
    let inputs = node.inputShapes[0].count
    let outputs = node.outputShape.count
    let dense = (inputs + 1) * outputs
    return [
      "firstConvolutionInputs": numbers.integer(inputs),
      "firstConvolutionCells": numbers.integer(outputs),
      "firstConvolutionParameters": numbers.integer(node.parameterCount),
      "denseEquivalent": numbers.integer(dense),
      "denseEquivalentRatio": numbers.integer(dense / node.parameterCount),
    ]
  }

  /// The convolution nearest to the image, of whatever kind.
  var firstConvolution: Node? {
    network.nodes.first {
      $0.layer is any ConvolutionLayer || $0.layer is DepthwiseConv2D || $0.layer is SeparableConv2D
        || $0.layer is Conv2DTranspose
    }
  }
}
