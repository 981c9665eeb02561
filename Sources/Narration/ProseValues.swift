import Insights
import Networks

/// The values that only prose asks for, under `{{values.NAME}}` and `{{layer.values.NAME}}`.
extension Narrator {
  /// What a fully connected layer would need to compute the outputs of the first convolution layer; empty without one.
  ///
  /// `firstConvolutionCells`: the outputs of the layer. `firstConvolutionParameters`: what it learns for them.
  /// `denseEquivalent`: what a fully connected layer with biases would learn. `denseEquivalentRatio`: how many times more.
  func proseValues() -> [String: String] {
    guard let node = explanation.convolutions.first?.convolution.node, node.parameterCount > 0 else { return [:] }
    let inputs = node.inputShapes[0].count
    let outputs = node.outputShape.count
    let dense = (inputs + 1) * outputs
    return [
      "firstConvolutionCells": numbers.integer(outputs),
      "firstConvolutionParameters": numbers.integer(node.parameterCount),
      "denseEquivalent": numbers.integer(dense),
      "denseEquivalentRatio": numbers.integer(dense / node.parameterCount),
    ]
  }
}
