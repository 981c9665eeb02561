import Engine
import Networks
import Tensors

/// What a layer that is nothing but an activation function makes of the largest and the smallest number that it reads.
public struct WorkedFunction: Equatable, Sendable {
  /// A number before and after the function.
  public struct Value: Equatable, Sendable {
    /// Where it stands, before and after.
    public let cell: MapCell
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
    let reading = LayerReading(node, in: experiment)
    let values = reading.input.slice(experiment.hero).values
    try self.init(reading, function, example: experiment.hero, among: values.indices)
  }

  /// Works out the largest and the smallest number of one map for an example, of a vector one number.
  init(_ reading: LayerReading, _ function: ActivationFunction, example: Int, channel: Int) throws {
    let count = reading.outputShape.count / reading.outputShape.channels
    try self.init(reading, function, example: example, among: channel * count..<(channel + 1) * count)
  }

  private init(_ reading: LayerReading, _ function: ActivationFunction, example: Int, among indices: Range<Int>) throws
  {
    let (before, after) = (reading.input.slice(example).values, reading.output.slice(example).values)
    let order = indices.sorted { (before[$0], $1) < (before[$1], $0) }
    let ends = [order.last, order.count > 1 ? order.first : nil].compactMap { $0 }
    values = try ends.map { index in
      let cell = reading.outputShape.cell(at: index)
      try Optional(function).check(of: before[index], engine: after[index], place: reading.words(cell))
      return Value(cell: cell, before: before[index], after: after[index])
    }
    (layer, self.function) = (reading.node.name, function)
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
