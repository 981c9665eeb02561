import Engine
import Networks
import Tensors

/// What does an activation function make of a number that this layer reads?
public struct ActivationValueExercise: Exercise, Equatable {
  /// The layer.
  public let node: Node
  /// The function.
  public let function: ActivationFunction
  /// The number before, rounded to two decimals, and what the function makes of the rounded number.
  public let before, after: Float
  /// What the engine made of the number itself.
  public let engine: Float
  /// One: the result.
  public var sumCount: Int { 1 }

  /// Asks on the page of a layer that is nothing but such a function, about a number near -1: where most functions bend.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard let node = page.node, node.layer is any ActivationLayer, let function = node.layer.activation,
      function.isElementwise
    else { return nil }
    let experiment = explanation.experiment
    let input = experiment.inspection.input(of: node.name).slice(experiment.hero)
    let output = experiment.inspection.output(of: node.name).slice(experiment.hero)
    guard
      let index = input.values.indices.min(by: { (abs(input.values[$0] + 1), $0) < (abs(input.values[$1] + 1), $1) })
    else { return nil }
    (self.node, self.function) = (node, function)
    before = input.values[index].byHand
    after = Float(function(Double(before)))
    engine = output.values[index]
    // Between numbers that are half a hundredth apart no function here changes by more, but where it is steep.
    let (below, above) = (function(Double(before) - 0.0051), function(Double(before) + 0.0051))
    let slack = Float(max(abs(below - above), 1e-3))
    guard abs(after - engine) <= slack else {
      throw InsightError.functionDisagrees(
        place: "\(node.name), exercise on value \(index)", function: function.name, worked: after, engine: engine)
    }
  }
}
