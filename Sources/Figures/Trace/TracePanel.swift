import Canvas
import Insights
import Networks
import Tensors

/// One station of a trace as a picture: a map with its cell, or a vector with its place, and what the cell is made of.
struct TracePanel {
  /// The name of the layer or of the network's input.
  let name: String
  /// Which value.
  let cell: MapCell
  let value: Float
  /// How it came about; `nil` of the network's input and of a value that could not be followed.
  let step: TraceStep?
  /// The map that the value stands in, `[rows, columns]`: of a signal one row, of a volume the slice; `nil` of a vector.
  let map: Tensor?
  /// The greatest size among all maps of the layer: where the colours end.
  let limit: Float
  /// The part of the map that the next station looks at, rows and columns.
  let window: (rows: Range<Int>, columns: Range<Int>)?

  /// Where the value stands in the map.
  var place: Place {
    switch cell.place.count {
    case 1: Place(row: 0, column: cell.place[0])
    case 2: Place(row: cell.place[0], column: cell.place[1])
    case 3: Place(row: cell.place[1], column: cell.place[2])
    default: Place(row: 0, column: 0)
    }
  }

  /// The stations of a trace from the input to the last before the terms of the answer, without those that only pass a value on.
  static func panels(of trace: Trace, values: [String: Tensor]) -> [TracePanel] {
    let answer = trace.steps.firstIndex { $0.name == trace.sum?.layer } ?? -1
    let steps = trace.steps.dropFirst(answer + 1).filter { !$0.rule.passesOn }
    var panels: [TracePanel] = []
    if let end = trace.end {
      panels.append(
        TracePanel(
          name: end.name, cell: end.cell, value: end.value, step: nil, values: values[end.name],
          window: steps.last?.window))
    }
    for (step, next) in zip(steps.reversed(), steps.reversed().dropFirst().map(Optional.some) + [nil]) {
      panels.append(
        TracePanel(
          name: step.name, cell: step.cell, value: step.value, step: step, values: values[step.name],
          window: next?.source.name == step.name ? next?.window : nil))
    }
    return panels
  }

  private init(
    name: String, cell: MapCell, value: Float, step: TraceStep?, values: Tensor?, window: [Range<Int>]?
  ) {
    (self.name, self.cell, self.value, self.step) = (name, cell, value, step)
    map = values.flatMap { $0.map(with: cell) }
    limit = values.map { max(abs($0.range.lowerBound), abs($0.range.upperBound)) } ?? 0
    self.window = window.flatMap { ranges in
      switch ranges.count {
      case 1: (0..<1, ranges[0])
      case 2: (ranges[0], ranges[1])
      case 3: (ranges[1], ranges[2])
      default: nil
      }
    }
  }
}

extension Tensor {
  /// The flat picture of the map that a cell stands in; `nil` of a vector.
  func map(with cell: MapCell) -> Tensor? {
    switch cell.place.count {
    case 1: slice(cell.channel).reshaped([1, shape[1]])
    case 2: slice(cell.channel)
    case 3: slice(cell.channel).slice(cell.place[0])
    default: nil
    }
  }
}
