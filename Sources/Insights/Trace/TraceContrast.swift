import Networks
import Tensors

/// What made a dense layer prefer one class to another: `z_a - z_b = Σ x_i (w_ia - w_ib) + (b_a - b_b)`.
public struct TraceContrast: Equatable, Sendable {
  /// One input and what it adds to the difference.
  public struct Term: Equatable, Sendable {
    /// Where the input stands: its index, the cell it comes from, and what it adds to the first class.
    public let first: TraceTerm
    /// Its weight for the second class.
    public let secondWeight: Float
    /// What it adds to the difference.
    public var difference: Float { first.input * (first.weight - secondWeight) }
  }

  /// The index of the class that was answered and of the one it is compared with.
  public let first, second: Int
  /// The largest terms in size, at most `Trace.termLimit`.
  public let terms: [Term]
  /// What all other terms add, and what the biases do.
  public let others, bias: Float
  /// How many other terms there are.
  public let otherCount: Int
  /// The difference of the two sums, checked against the engine.
  public let difference: Float

  /// Compares the output of a trace with another; `nil` where no dense layer gives both.
  init?(_ experiment: Experiment, _ trace: Trace, against second: Int, example: Int) throws {
    guard let step = trace.steps.first(where: { if case .dense = $0.rule { true } else { false } }),
      let unit = trace.sum, unit.layer == step.name,
      let node = experiment.network.node(named: unit.layer), let connections = Connections(node, in: experiment)
    else { return nil }
    func difference(_ term: WorkedUnit.Term) -> Float {
      term.input * (term.weight - connections.kernel[term.index, second])
    }
    let order = unit.terms.sorted { (abs(difference($0)), $1.index) > (abs(difference($1)), $0.index) }
    bias = unit.bias - (connections.bias?[second] ?? 0)
    let before = connections.preActivation.slice(example)
    let sum = try WorkedSum(
      order.map(difference) + [bias], engine: before[unit.unit] - before[second],
      place: "\(unit.layer), unit \(unit.unit) against \(second)")
    self.difference = sum.total
    terms = try order.prefix(Trace.termLimit).map { term in
      Term(
        first: try experiment.term(term, of: step, example: example),
        secondWeight: connections.kernel[term.index, second])
    }
    others = WorkedSum(exactly: order.dropFirst(Trace.termLimit).map(difference)).total
    otherCount = max(0, order.count - Trace.termLimit)
    (first, self.second) = (unit.unit, second)
  }
}
