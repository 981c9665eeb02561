import Foundation
import Tensors

/// How softmax makes probabilities of the last layer's sums: `p_i = e^{z_i} / Σ e^{z_j}`.
public struct SoftmaxTable: Equatable, Sendable {
  /// The index of the example among those explained.
  public let example: Int
  /// The index of the test image and its true class.
  public let testIndex, label: Int
  /// The names of the classes.
  public let classes: [String]
  /// The sums that go into softmax, one for each class.
  public let logits: [Float]
  /// `e` to the power of each logit.
  public let exponentials: [Double]
  /// The sum of the exponentials.
  public let total: Double
  /// The probabilities, checked against the engine.
  public let probabilities: [Float]

  /// The class with the largest probability.
  public var predicted: Int { probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0 }

  /// Works softmax out for logits and compares with the engine's probabilities; throws `InsightError.sumDisagrees` if they
  /// differ.
  package init(
    example: Int, testIndex: Int, label: Int, classes: [String], logits: [Float], engine: [Float], layer: String
  ) throws {
    (self.example, self.testIndex, self.label) = (example, testIndex, label)
    (self.classes, self.logits) = (classes, logits)
    exponentials = logits.map { exp(Double($0)) }
    total = exponentials.reduce(0, +)
    probabilities = engine
    for (index, exponential) in exponentials.enumerated()
    where abs(Float(exponential / total) - engine[index]) >= WorkedSum.tolerance {
      throw InsightError.sumDisagrees(
        place: "\(layer), softmax of class \(index)", worked: Float(exponential / total), engine: engine[index])
    }
  }

  /// The softmax that ends the network, for one example; `nil` if the network ends otherwise, or if its values are so large
  /// that their exponentials are no numbers that can be printed.
  init?(_ experiment: Experiment, example: Int) throws {
    guard let output = experiment.network.outputs.first, let node = experiment.network.node(named: output),
      node.layer.activation == .softmax, let logits = experiment.inspection.preActivation(of: output),
      node.outputShape.rank == 1, node.outputShape.count == experiment.dataset.classes.count,
      logits.values.allSatisfy({ abs($0) < 80 })
    else { return nil }
    try self.init(
      example: example, testIndex: experiment.examples[example].index, label: experiment.examples[example].label,
      classes: experiment.dataset.classes, logits: logits.slice(example).values,
      engine: experiment.inspection.output(of: output).slice(example).values, layer: output)
  }
}
