import Networks
import Tensors

/// The chain of strongest contributions from the predicted class back to one pixel, as far as it lies in maps and vectors: what
/// a picture of the whole network marks of a `Trace`.
public struct StrongestPath: Equatable, Sendable {
  /// One value on the path.
  public struct Step: Equatable, Sendable {
    /// The name of the layer that computed the value, or of the network's input.
    public let name: String
    /// The index of the map, or of the value of a vector.
    public let unit: Int
    /// The cell of that map; `nil` in a vector.
    public let place: Place?
    /// The value.
    public let value: Float
    /// The rows and columns of the input that the value was computed from, where a window walks over it.
    public let windowRows, windowColumns: Range<Int>?
    /// The layer or network input that the path goes on to; `nil` where it ends.
    public let source: String?
    /// What each input added to a dense layer's value; `nil` for other layers.
    public let terms: [Float]?
  }

  /// The values from the network's output to its input, as far as the path can be followed.
  public let steps: [Step]

  /// The step at a layer or input; `nil` if the path does not go through it.
  public subscript(name: String) -> Step? { steps.first { $0.name == name } }

  /// The part of a trace up to its first value that lies in a signal or a volume.
  init(_ trace: Trace) {
    let end = trace.end.map { [Step($0)] } ?? []
    let steps = (trace.steps.map(Step.init) + end).prefix { $0 != nil }.compactMap { $0 }
    guard let last = steps.last, steps.count <= trace.steps.count else {
      self.steps = steps
      return
    }
    self.steps = steps.dropLast() + [last.withoutSource]
  }
}

extension StrongestPath.Step {
  /// A value of a trace; `nil` of a signal or a volume, where the path has no place.
  fileprivate init?(_ step: TraceStep) {
    guard step.cell.isInPlane else { return nil }
    let window = step.window.flatMap { $0.count == 2 ? $0 : nil }
    var terms: [Float]?
    if case .dense(let unit) = step.rule { terms = unit.terms.sorted { $0.index < $1.index }.map(\.product) }
    self.init(
      name: step.name, unit: step.cell.channel, place: step.cell.plane, value: step.value, windowRows: window?[0],
      windowColumns: window?[1], source: step.source.name, terms: terms)
  }

  /// The value at which a trace ends.
  fileprivate init?(_ end: TraceSource) {
    guard end.cell.isInPlane else { return nil }
    self.init(
      name: end.name, unit: end.cell.channel, place: end.cell.plane, value: end.value, windowRows: nil,
      windowColumns: nil, source: nil, terms: nil)
  }

  fileprivate var withoutSource: Self {
    Self(
      name: name, unit: unit, place: place, value: value, windowRows: nil, windowColumns: nil, source: nil, terms: terms
    )
  }
}

extension MapCell {
  /// Whether it is a value of a vector or of a map with rows and columns.
  fileprivate var isInPlane: Bool { place.isEmpty || place.count == 2 }

  /// The row and column; `nil` elsewhere.
  public var plane: Place? { place.count == 2 ? Place(row: place[0], column: place[1]) : nil }
}
