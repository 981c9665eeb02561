import Insights
import Localization

/// The words and numbers of a trace in one language.
package struct TraceWords {
  let strings: Strings

  /// Words of a language.
  package init(_ strings: Strings) { self.strings = strings }

  /// A number with two decimals.
  package func number(_ value: Float) -> String { strings.numbers.decimal(value) }

  /// A number with its sign, as of something that is added.
  package func signed(_ value: Float) -> String {
    let text = number(value)
    return value > 0 && text.contains(where: { "123456789".contains($0) }) ? "+" + text : text
  }

  /// A number behind an operator: in parentheses if it is negative.
  package func operand(_ value: Float) -> String {
    let text = number(value)
    return text.hasPrefix("\u{2212}") ? "(\(text))" : text
  }

  /// An output: a probability of a softmax, or a number.
  package func output(_ value: Float, isProbability: Bool) -> String {
    isProbability ? strings.numbers.probability(value) : number(value)
  }

  /// An output with as many decimals as tell it from 0 and 1.
  package func exactly(_ value: Float, isProbability: Bool) -> String {
    isProbability ? strings.probability(Double(value)) : number(value)
  }

  /// `(3, 4)`; empty in a vector.
  package func place(_ cell: MapCell) -> String {
    cell.place.isEmpty ? "" : "(" + strings.shown(cell.place).map(strings.numbers.integer).joined(separator: ", ") + ")"
  }

  /// `map 5 (3, 4)`, in a vector `place 12`.
  package func cell(_ cell: MapCell) throws -> String {
    try strings(
      cell.place.isEmpty ? "trace.labels.vector-cell" : "trace.labels.map-cell",
      ["channel": strings.numbers.integer(cell.channel), "place": place(cell)])
  }

  /// `pixel (3, 4)`; of several channels also which one.
  package func pixel(_ cell: MapCell, channels: Int) throws -> String {
    try channels > 1 || cell.place.isEmpty
      ? self.cell(cell) : strings("trace.labels.pixel", ["place": place(cell)])
  }

  /// Ranges of rows and columns, or of one axis or three: `rows 3–12, columns 4–13`.
  package func field(_ ranges: [Range<Int>]) throws -> String {
    let ranges = strings.shown(ranges)
    func span(_ range: Range<Int>) -> String {
      let (first, last) = (strings.numbers.integer(range.lowerBound), strings.numbers.integer(range.upperBound - 1))
      return range.count == 1 ? first : "\(first)–\(last)"
    }
    let keys = ["signal": ["steps"], "plane": ["rows", "columns"], "volume": ["slices", "rows", "columns"]]
    guard let names = keys.values.first(where: { $0.count == ranges.count }) else { return "" }
    return try zip(names, ranges).map { try strings("trace.labels.\($0)", ["range": span($1)]) }
      .joined(separator: ", ")
  }
}
