import Tensors

/// What does a unit of a dense layer add up? Its largest terms are given with two decimals, the others as one number.
public struct UnitSumExercise: Exercise, Equatable {
  /// The unit with all its terms.
  public let unit: WorkedUnit
  /// Which of its terms are worked out: the largest.
  public let shown: [WorkedUnit.Term]
  /// Their products, what the others add and the bias.
  public let sum: HandSum
  /// What the other terms add together, rounded; `nil` if there are none.
  public let others: Float?
  /// The bias, rounded; `nil` if the layer has none.
  public let bias: Float?
  /// The name of the class that the unit stands for; `nil` in the middle of a network.
  public let className: String?
  /// One: the sum.
  public var sumCount: Int { 1 }

  /// How many terms are worked out at most.
  static let limit = 3

  /// Asks on the page of a dense layer about another example than the one that is followed everywhere.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard let found = explanation.denses.first(where: { $0.connections.name == page.node?.name }) else { return nil }
    let unit = found.winners[(found.example + 1) % found.winners.count]
    shown = Array(unit.terms.prefix(Self.limit)).filter { $0.product != 0 }
    guard !shown.isEmpty else { return nil }
    let rest = unit.terms.dropFirst(shown.count)
    others = rest.isEmpty ? nil : Float(rest.reduce(0.0) { $0 + Double($1.product) }).byHand
    bias = found.connections.bias.map { $0[unit.unit].byHand }
    sum = try HandSum(
      values: shown.map(\.input), weights: shown.map(\.weight), addends: [others, bias].compactMap { $0 },
      engine: unit.sum.total, place: "\(unit.layer), exercise on unit \(unit.unit)")
    self.unit = unit
    className = found.connections.classes?[unit.unit]
  }
}
