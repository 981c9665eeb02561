import Networks
import Tensors

/// One of the largest products of the sum behind an output, and where its input comes from.
public struct TraceTerm: Equatable, Sendable {
  /// The place in the vector that the layer reads.
  public let index: Int
  /// The value there, its weight, and what the two add to the sum.
  public let input, weight, product: Float
  /// The layer or network input whose value stands there, and which value: the cell of a map where a vector was flattened.
  public let source: TraceSource
  /// The shape of what that layer hands on.
  public let shape: Shape
  /// The part of the network's input that this value can see, along each axis; `nil` where that is not known.
  public let field: [Range<Int>]?
}

extension Trace {
  /// How many terms are shown.
  public static let termLimit = 5

  /// The dense layer that adds up the output, if one does; only functions may stand between.
  public var sum: WorkedUnit? {
    for step in steps {
      switch step.rule {
      case .dense(let unit): return unit
      case .function: continue
      default: return nil
      }
    }
    return nil
  }

  /// The number that goes into the last function: the logit of the output.
  public var logit: Float { sum?.sum.total ?? steps.first?.total ?? end?.value ?? 0 }
}

extension Experiment {
  /// The largest terms of the dense layer that ends these steps.
  func terms(of steps: [TraceStep], example: Int) throws -> [TraceTerm] {
    for step in steps {
      switch step.rule {
      case .function: continue
      case .dense(let unit):
        return try shown(unit, of: step).map { try term($0, of: step, example: example) }
      default: return []
      }
    }
    return []
  }

  /// The largest terms in size; the one that the trace goes on to is always among them.
  private func shown(_ unit: WorkedUnit, of step: TraceStep) -> [WorkedUnit.Term] {
    let largest = unit.terms.prefix(Trace.termLimit)
    let followed = unit.terms.first { $0.index == step.source.cell.channel }
    guard let followed, !largest.contains(followed) else { return Array(largest) }
    return largest.dropLast() + [followed]
  }

  /// A term, followed back through layers that only pass values on.
  func term(_ term: WorkedUnit.Term, of step: TraceStep, example: Int) throws -> TraceTerm {
    var source = TraceSource(
      name: step.source.name, cell: MapCell(channel: term.index, place: []), value: term.input)
    while let node = network.node(named: source.name), source.cell.place.isEmpty,
      let before = try self.step(at: source.cell, node, example: example), before.rule.passesOn
    {
      source = before.source
    }
    return TraceTerm(
      index: term.index, input: term.input, weight: term.weight, product: term.product, source: source,
      shape: network.shape(of: source.name) ?? [], field: network.field(of: source.cell, at: source.name))
  }
}
