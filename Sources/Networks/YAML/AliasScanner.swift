/// Finds what may be an anchor or an alias before a YAML parser sees the text: parsers build and compare what they stand
/// for, which can be more than any machine holds.
enum AliasScanner {
  /// Where a word begins with `&` or `*`, outside of comments.
  ///
  /// It does not follow quotes: a quoted word that begins so is found too, an alias is never missed.
  static func firstAlias(in yaml: String) -> (line: Int, column: Int)? {
    var line = 1
    for text in yaml.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isLineBreak) {
      if let column = firstAlias(line: Array(text)) { return (line, column) }
      line += 1
    }
    return nil
  }

  private static func firstAlias(line: [Unicode.Scalar]) -> Int? {
    var previous: Unicode.Scalar = " "
    for (index, scalar) in line.enumerated() {
      let startsWord = " \t[]{},:-?'\"".unicodeScalars.contains(previous)
      if scalar == "#", startsWord, isComment(line[index...]) { return nil }
      if scalar == "&" || scalar == "*", startsWord, index + 1 < line.count, line[index + 1] != " " {
        return index + 1
      }
      previous = scalar
    }
    return nil
  }

  /// A `#` inside of quotes is no comment; where no quote follows, the rest of the line cannot hold an alias either way.
  private static func isComment(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    !rest.contains("'") && !rest.contains("\"")
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }
}
