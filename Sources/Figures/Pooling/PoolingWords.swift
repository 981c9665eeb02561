import Canvas
import Insights
import Localization

/// What the figures of a pooling layer have in common: its words, its numbers and its scale of colours.
struct PoolingWords {
  let value: PoolingUnit
  let strings: Strings

  init(_ value: PoolingUnit, _ strings: Strings) { (self.value, self.strings) = (value, strings) }

  /// `maximum` or `average`: the part of the keys that differs between the two kinds.
  var kind: String { value.trace.kind == .maximum ? "maximum" : "average" }

  /// One scale for what goes in and what comes out.
  func scale() throws -> ColourScale {
    if value.pooling.readsPixels { return .image }
    let range = value.trace.blockRange
    return ColourScale(
      .activation, Double(range.lowerBound)...Double(range.upperBound), scope: try strings("maps.this-block"))
  }

  /// What the colours stand for.
  func quantity() throws -> String { try strings(value.pooling.readsPixels ? "maps.pixels" : "maps.activation") }

  /// How much of the output is shown, as in `3×3 of 13×13`.
  func resultPart() throws -> String {
    try strings("layer-steps.of", ["part": extents(value.trace.outputRows, value.trace.outputColumns), "whole": after])
  }

  /// The size of the layer's window, as in `2×2`.
  var window: String { extents(value.pooling.window.rows, value.pooling.window.columns) }
  /// The sizes of the maps that go in and come out.
  var before: String { extents(value.trace.map.shape[0], value.trace.map.shape[1]) }
  var after: String { extents(value.trace.pooled.shape[0], value.trace.pooled.shape[1]) }

  func extents(_ rows: Int, _ columns: Int) -> String {
    strings.extents(rows, columns)
  }

  /// Decimals for numbers in cells: two, or one where numbers are large.
  var places: Int { max(abs(value.trace.blockRange.lowerBound), value.trace.blockRange.upperBound) < 10 ? 2 : 1 }

  /// A number in a cell.
  func number(_ value: Float) -> String { strings.numbers.decimal(value, places: places) }

  /// A number in a sentence or a sum: that of a mean has a decimal more, so that a reader who recomputes it agrees.
  private func written(_ value: Float) -> String {
    strings.numbers.decimal(value, places: kind == "average" ? places + 1 : places)
  }

  /// A window's cells as a list, as in `0.12, 1.93, 0.31, 0.00`; of a large window the largest few.
  func list(_ step: PoolingStep) -> String {
    let shown = step.cells.count <= 9 ? step.cells : Array(step.cells.sorted { $0.value > $1.value }.prefix(6))
    let texts = shown.map { written($0.value) } + (shown.count < step.cells.count ? ["…"] : [])
    return texts.joined(separator: strings.numbers.listSeparator)
  }

  /// How a window's result comes about, as in `max(0.12, 1.93, 0.31, 0.00) = 1.93`.
  func equation(_ step: PoolingStep) -> String {
    let result = written(step.result)
    guard value.trace.kind == .average else { return "max(\(list(step))) = \(result)" }
    guard step.cells.count <= 9 else { return "(…) / \(strings.numbers.integer(step.divisor)) = \(result)" }
    let terms = step.cells.enumerated().map { index, cell in
      let text = written(cell.value)
      guard index > 0 else { return text }
      return text.hasPrefix("\u{2212}") ? "\u{2212} " + text.dropFirst() : "+ " + text
    }
    return "(\(terms.joined(separator: " "))) / \(step.divisor) = \(result)"
  }

  /// What the figures say, in words; `dropped` is a sentence, or empty where nothing is dropped.
  func values() throws -> [String: String] {
    let trace = value.trace
    let dropped = trace.droppedRows + trace.droppedColumns > 0
    let counts = [
      "rows": strings.numbers.integer(trace.droppedRows), "columns": strings.numbers.integer(trace.droppedColumns),
    ]
    return [
      "layer": trace.layer, "source": value.pooling.node.inputs[0], "channel": strings.numbers.integer(trace.channel),
      "window": window, "before": before, "after": after, "values": list(trace.followed),
      "result": written(trace.followed.result), "row": strings.numbers.integer(trace.followed.row),
      "column": strings.numbers.integer(trace.followed.column),
      "dropped": dropped ? " " + (try strings("layer-steps.dropped", counts)) : "",
    ]
  }
}
