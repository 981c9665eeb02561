/// Finds the formulas of a text, `$...$`, outside code, and puts placeholders in their place.
struct FormulaScanner {
  private var rest: Substring
  private var result = ""
  private var line = 1
  /// The MathML of each formula, in the order of their placeholders.
  private(set) var markup: [String] = []

  init(_ text: String) { rest = text[...] }

  /// The text with placeholders for its formulas.
  mutating func replaceFormulas() throws(Markdown.Failure) -> String {
    while let character = rest.first {
      switch character {
      case "`", "~": copyCode(character)
      case "\\":
        result += rest.prefix(2)
        rest = rest.dropFirst(2)
      case "$": try replaceFormula()
      default:
        if character == "\n" { line += 1 }
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// Copies a code span or a fenced block up to the run of marks that ends it.
  private mutating func copyCode(_ mark: Character) {
    let run = rest.prefix { $0 == mark }
    result += run
    rest = rest.dropFirst(run.count)
    guard mark == "`" || run.count >= 3, let end = rest.firstRange(of: run) else { return }
    line += rest[..<end.upperBound].count { $0 == "\n" }
    result += rest[..<end.upperBound]
    rest = rest[end.upperBound...]
  }

  private mutating func replaceFormula() throws(Markdown.Failure) {
    rest = rest.dropFirst()
    guard let end = rest.firstIndex(of: "$"), !rest[..<end].contains("\n\n") else {
      throw Markdown.Failure(line: line, reason: "a formula is never closed with $; write \\$ for a dollar sign")
    }
    do throws(ProseMistake) {
      markup.append(try Formula.mathML(String(rest[..<end]), display: false))
    } catch {
      throw Markdown.Failure(line: line, reason: error.reason)
    }
    result.append(ProseEscaping.placeholder(markup.count - 1))
    line += rest[..<end].count { $0 == "\n" }
    rest = rest[rest.index(after: end)...]
  }
}
