import Engine
import Networks
import Tensors

/// What a layer that is nothing but an activation function makes of the largest and the smallest number that it reads.
public struct WorkedFunction: Equatable, Sendable {
  /// A number before and after the function.
  public struct Value: Equatable, Sendable {
    /// The channel of maps or the place in a vector.
    public let channel: Int
    /// The cell of the map; `nil` in a vector.
    public let place: Place?
    /// The number before and after the function, as the engine computed them.
    public let before, after: Float
  }

  /// The name of the layer.
  public let layer: String
  /// The function.
  public let function: ActivationFunction
  /// The largest number of the hero and, if there is another, the smallest.
  public let values: [Value]

  /// Works out the layer `node` for the hero; `nil` for other layers, for softmax, and for maps that are no planes.
  ///
  /// Throws `InsightError.functionDisagrees` if a value differs from the engine's.
  init?(_ node: Node, in experiment: Experiment) throws {
    guard node.layer is any ActivationLayer, let function = node.layer.activation, function.isElementwise,
      node.outputShape.isMaps || node.outputShape.rank == 1
    else { return nil }
    let before = experiment.inspection.input(of: node.name).slice(experiment.hero)
    let after = experiment.inspection.output(of: node.name).slice(experiment.hero)
    let order = before.values.indices.sorted { (before.values[$0], $1) < (before.values[$1], $0) }
    let ends = [order.last, order.count > 1 ? order.first : nil].compactMap { $0 }
    let cells = node.outputShape.dimensions.dropFirst().reduce(1, *)
    values = try ends.map { index in
      let (channel, cell) = (index / cells, index % cells)
      try Optional(function).check(
        of: before.values[index], engine: after.values[index], place: "\(node.name), value \(index)")
      let columns = node.outputShape.isMaps ? node.outputShape.columns : nil
      return Value(
        channel: channel, place: columns.map { Place(row: cell / $0, column: cell % $0) },
        before: before.values[index], after: after.values[index])
    }
    (layer, self.function) = (node.name, function)
  }
}

extension ActivationFunction? {
  /// Works out the function of a number in double precision and compares with what the engine made of it.
  ///
  /// Softmax, which is no function of one number, is left to `SoftmaxTable`. Throws `InsightError.functionDisagrees` if the
  /// two differ by more than `WorkedSum.tolerance(of:)`.
  func check(of value: Float, engine: Float, place: @autoclosure () -> String) throws {
    guard let function = self, function.isElementwise else { return }
    let worked = Float(function(Double(value)))
    guard abs(worked - engine) < WorkedSum.tolerance(of: [worked]) else {
      throw InsightError.functionDisagrees(place: place(), function: function.name, worked: worked, engine: engine)
    }
  }
}
