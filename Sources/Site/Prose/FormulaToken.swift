/// A piece of a formula as it was typed.
enum FormulaToken: Equatable {
  /// `\frac`, without its backslash; also `\,` and `\\`.
  case command(String)
  /// The words in braces after a command that takes words.
  case words(String)
  /// A number with its decimal mark and its groups of digits.
  case number(String)
  /// A letter or a mark.
  case symbol(Character)
  /// One of `{ } ^ _ &` in its role in TeX.
  case structure(Character)

  /// The pieces of a formula; marks that came out of values are never structure.
  static func tokens(_ formula: String) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    var rest = Array(formula.unicodeScalars)[...]
    while let scalar = rest.first {
      rest = rest.dropFirst()
      if let mark = ProseEscaping.mark(scalar) {
        tokens.append(.symbol(Character(mark)))
      } else if scalar == "\\" {
        let command = command(&rest)
        tokens.append(.command(command))
        if takesWords.contains(command), let words = words(&rest) { tokens.append(.words(words)) }
      } else if isDigit(scalar) {
        tokens.append(number(scalar, &rest))
      } else if "{}^_&".unicodeScalars.contains(scalar) {
        tokens.append(.structure(Character(scalar)))
      } else if !scalar.properties.isWhitespace {
        tokens.append(.symbol(Character(scalar)))
      }
    }
    return tokens
  }

  private static func command(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
    var name = String.UnicodeScalarView()
    while let letter = rest.first, ("a"..."z").contains(letter) || ("A"..."Z").contains(letter) {
      name.append(letter)
      rest = rest.dropFirst()
    }
    if name.isEmpty, let mark = rest.first {
      name.append(mark)
      rest = rest.dropFirst()
    }
    return String(name)
  }

  private static let takesWords: Set = ["text", "mathrm", "operatorname", "mathbf", "begin", "end"]

  private static func words(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    guard rest.first == "{", let end = rest.firstIndex(of: "}") else { return nil }
    defer { rest = rest[(end + 1)...] }
    return ProseEscaping.plain(String(String.UnicodeScalarView(rest[(rest.startIndex + 1)..<end])))
  }

  private static func number(_ first: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) -> FormulaToken {
    var digits = String(Character(first))
    while let scalar = rest.first {
      // A comma that was typed separates arguments; one that came with a value is a decimal mark or groups digits.
      let isOwnMark = ProseEscaping.mark(scalar).map { $0 == "." || $0 == "," } ?? false
      let isMark = scalar == "." || scalar == "\u{202F}" || isOwnMark
      guard isDigit(scalar) || (isMark && rest.dropFirst().first.map(isDigit) ?? false) else { break }
      digits.unicodeScalars.append(ProseEscaping.mark(scalar) ?? scalar)
      rest = rest.dropFirst()
    }
    return .number(digits)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
