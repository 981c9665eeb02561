import Networks
import Tensors

/// The chain of strongest contributions from one output of the network back to one value of its input, every link worked out
/// and held against the engine.
///
/// `TraceRule` says by which rule each kind of layer is followed. Where none leads on, the chain ends with what is left to say:
/// which part of the input the last value can see.
public struct Trace: Sendable {
  /// The index of the image among the experiment's examples.
  public let example: Int
  /// The index of the output that is explained.
  public let output: Int
  /// The links from the output towards the input.
  public let steps: [TraceStep]
  /// The value at which the chain ends: one of the input, or the last that could be followed.
  public let end: TraceSource?
  /// Whether the chain ends at the network's input.
  public let reachesInput: Bool
  /// The part of the input that the value at the end can see, along each axis; `nil` where that is not known.
  public let field: [Range<Int>]?
  /// The largest terms of the sum behind the output, with the cells that they come from; empty where a dense layer is not
  /// what gives the answer.
  public let terms: [TraceTerm]

  /// How many values are worked out here.
  var sumCount: Int { steps.reduce(0) { $0 + $1.rule.sumCount } }

  /// Follows one output of the network for one example.
  public init(_ experiment: Experiment, example: Int, output: Int) throws {
    let network = experiment.network
    var name = network.outputs[0]
    var cell = network.shape(of: name).map { $0.cell(at: output) }
    var steps: [TraceStep] = []
    while let here = cell, let node = network.node(named: name) {
      guard let step = try experiment.step(at: here, node, example: example) else { break }
      steps.append(step)
      (name, cell) = (step.source.name, step.source.cell)
    }
    let end = cell.map {
      TraceSource(name: name, cell: $0, value: experiment.inspection.output(of: name).slice(example)[$0])
    }
    (self.example, self.output, self.steps, self.end) = (example, output, steps, end)
    reachesInput = network.node(named: name) == nil
    field = cell.flatMap { network.field(of: $0, at: name) }
    terms = try experiment.terms(of: steps, example: example)
  }
}

extension Experiment {
  /// One link; `nil` where no rule leads on.
  func step(at cell: MapCell, _ node: Node, example: Int) throws -> TraceStep? {
    guard let origin = try origin(of: cell, at: node, example: example) else { return nil }
    let output = inspection.output(of: node.name).slice(example)
    let source = node.inputs[origin.input]
    return TraceStep(
      name: node.name, kind: node.kind, cell: cell, value: output[cell], rule: origin.rule,
      function: node.layer.activation,
      source: TraceSource(
        name: source, cell: origin.cell, value: inspection.output(of: source).slice(example)[origin.cell]),
      contribution: origin.contribution,
      total: (inspection.preActivation(of: node.name)?.slice(example) ?? output)[cell],
      window: node.window(over: cell))
  }
}

extension Node {
  /// The part of the input under the window that a cell looks through; `nil` where no window walks.
  func window(over cell: MapCell) -> [Range<Int>]? {
    guard let window = slidingWindow, window.axes.count == cell.place.count,
      inputShapes[0].cells.count == cell.place.count
    else { return nil }
    return zip(zip(cell.place, window.axes), inputShapes[0].cells).map { here, extent in
      let start = here.0 * here.1.stride - here.1.padding.before
      return max(0, start)..<max(0, start, min(extent, start + here.1.reach))
    }
  }
}

extension Network {
  /// The cells of the input that a value of a layer or of the input itself can see, inside of the input.
  func field(of cell: MapCell, at name: String) -> [Range<Int>]? {
    guard let node = node(named: name) else { return cell.place.map { $0..<$0 + 1 } }
    guard let field = node.receptiveField, inputs[0].shape.cells.count == field.axes.count else { return nil }
    let places = cell.place.count == field.axes.count ? cell.place : nil
    guard places != nil || field.axes.allSatisfy({ $0.jump == 0 }) else { return nil }
    return field.axes.indices.map { axis in
      field.axes[axis].cells(at: places?[axis] ?? 0).clamped(to: 0..<inputs[0].shape.cells[axis])
    }
  }
}
