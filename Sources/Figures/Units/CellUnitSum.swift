import Engine
import Insights
import Localization
import Networks

/// How a cell made of few others comes about: line by line, and as one equation.
struct CellUnitSum {
  /// A line of a bill; one that ends it stands under a rule.
  struct Line {
    let text: String
    let number: String
    var isTotal = false
  }

  let words: CellUnitWords
  var strings: Strings { words.strings }
  var value: CellUnit { words.value }

  init(_ words: CellUnitWords) { self.words = words }

  /// The lines, the result last.
  func lines() throws -> [Line] {
    switch value.work {
    case .merge(let cell, let kind): try lines(cell, kind)
    case .function(let found):
      [
        Line(text: try words.word("sum.value"), number: number(found.values[0].before)),
        Line(text: try strings.name(of: found.function), number: number(found.values[0].after), isTotal: true),
      ]
    case .shares(let found): try lines(found)
    case .example(let example): try lines(example)
    }
  }

  /// The cell in one line, as in `0.312 + 0.105 = 0.417`.
  func equation() throws -> String {
    switch value.work {
    case .merge(let cell, .concatenation):
      return "\(try words.name(value.sources.first { !$0.cells.isEmpty } ?? value.sources[0])): \(number(cell.result))"
    case .merge(let cell, .elementwise(let function)): return "\(left(cell, function)) = \(number(cell.result))"
    case .function(let found):
      let numbers = found.values[0]
      return "\(try strings.name(of: found.function))(\(number(numbers.before))) = \(number(numbers.after))"
    case .shares(let found):
      let shares = "\(exponential(found.exponentials[found.cell.channel])) / \(exponential(found.total))"
      return "\(shares) = \(number(found.result))"
    case .example(let example): return try equation(example)
    }
  }

  func number(_ value: Float) -> String { words.number(value) }
  func exponential(_ value: Double) -> String { strings.significant(value) }

  /// A number behind a sign that joins it to another.
  func operand(_ value: Float) -> String { strings.operand(value) }

  func short(_ value: Double) -> String { strings.numbers.short(value) }
}

extension CellUnitSum {
  private func left(_ cell: MergeCell, _ function: MergeFunction) -> String {
    let numbers = cell.terms.map(\.value)
    let separator = strings.language == .spanish ? "; " : ", "
    let list = numbers.map(number).joined(separator: separator)
    func joined(_ sign: String) -> String {
      numbers.enumerated().map { $0 == 0 ? number($1) : operand($1) }.joined(separator: " \(sign) ")
    }
    return switch function {
    case .add: joined("+")
    case .subtract: joined("\u{2212}")
    case .multiply: joined("×")
    case .average: "(\(joined("+"))) / \(numbers.count)"
    case .maximum: "max(\(list))"
    case .minimum: "min(\(list))"
    }
  }

  private func lines(_ cell: MergeCell, _ kind: MergeExplanation.Kind) throws -> [Line] {
    var lines = try cell.terms.enumerated().map { index, term in
      let picture = cell.terms.count == 1 ? value.sources.first { !$0.cells.isEmpty } : value.sources[index]
      let sign = index > 0 ? value.kind.operatorSign.map { "\($0) " } ?? "" : ""
      return Line(text: sign + (try picture.map(words.name) ?? ""), number: number(term.value))
    }
    guard case .elementwise(let function) = kind else {
      lines.append(Line(text: try words.word("sum.taken"), number: number(cell.result), isTotal: true))
      return lines
    }
    let count = strings.numbers.integer(cell.terms.count)
    let name = try words.word("sum.\(value.kind.rawValue)", ["count": count])
    if function == .average {
      let sum = cell.terms.reduce(0.0) { $0 + Double($1.value) }
      lines.append(Line(text: try words.word("sum.add"), number: number(Float(sum)), isTotal: true))
    }
    lines.append(Line(text: name, number: number(cell.result), isTotal: function != .average))
    return lines
  }

  /// The exponentials of the largest values, those of the others together, and the share.
  private func lines(_ found: SharedCell) throws -> [Line] {
    let own = found.cell.channel
    let order = found.values.indices.sorted { (found.values[$0], $1) > (found.values[$1], $0) }
    let shown = ([own] + order.filter { $0 != own }).prefix(6).sorted()
    func name(_ index: Int) throws -> String {
      try words.word(value.output.form == .map ? "sum.map" : "sum.unit", ["index": String(index)])
    }
    var lines = try shown.map {
      Line(text: "\(try name($0)): exp(\(number(found.values[$0])))", number: exponential(found.exponentials[$0]))
    }
    let others = found.values.count - shown.count
    if others > 0 {
      let rest = found.total - shown.reduce(0) { $0 + found.exponentials[$1] }
      let text = try words.word("sum.others", ["count": strings.numbers.integer(others)])
      lines.append(Line(text: "+ " + text, number: exponential(rest)))
    }
    let share = "\(exponential(found.exponentials[own])) / \(exponential(found.total))"
    return lines + [
      Line(text: try words.word("sum.add"), number: exponential(found.total), isTotal: true),
      Line(text: share, number: number(found.result)),
    ]
  }
}
