/// Marks the comments, words, strings and numbers of Python, for listings that are read without a script.
enum PythonHighlighter {
  private static let keywords: Set<Substring> = [
    "and", "as", "class", "def", "del", "elif", "else", "False", "for", "from", "if", "import", "in", "is", "lambda",
    "None", "not", "or", "pass", "return", "self", "super", "True", "while", "with", "yield",
  ]

  /// The HTML of a listing.
  static func html(_ code: String) -> String {
    var html = ""
    var rest = code[...]
    while let character = rest.first {
      let token: Substring
      var role: String?
      if character == "#" {
        token = rest.prefix { $0 != "\n" }
        role = "comment"
      } else if character == "\"" || character == "'" {
        token = string(rest, character)
        role = "string"
      } else if character.isLetter || character == "_" {
        token = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        role = keywords.contains(token) ? "keyword" : rest.dropFirst(token.count).first == "(" ? "call" : nil
      } else if character.isNumber {
        token = rest.prefix { $0.isNumber || $0 == "." || $0 == "_" || $0 == "e" }
        role = "number"
      } else {
        token = rest.prefix(1)
      }
      let text = HTML.escape(String(token))
      html += role.map { "<span class=\"code-\($0)\">\(text)</span>" } ?? text
      rest = rest.dropFirst(token.count)
    }
    return html
  }

  /// A string literal up to the mark that closes it, or to the end of its line.
  private static func string(_ text: Substring, _ mark: Character) -> Substring {
    let triple = String(repeating: mark, count: 3)
    if text.hasPrefix(triple) {
      let end = text.dropFirst(3).firstRange(of: triple)?.upperBound ?? text.endIndex
      return text[..<end]
    }
    var index = text.index(after: text.startIndex)
    while index < text.endIndex, text[index] != "\n" {
      if text[index] == mark { return text[...index] }
      let step = text[index] == "\\" ? 2 : 1
      index = text.index(index, offsetBy: step, limitedBy: text.endIndex) ?? text.endIndex
    }
    return text[..<index]
  }
}
