/// A text with raised, lowered and slanted parts: `*e*^{9.1}` is an e in italics with an exponent.
struct Formula {
  enum Kind {
    case raised, lowered, slanted
  }

  /// The text without its marks.
  private(set) var text = ""
  /// The parts, as ranges of bytes of `text`.
  private(set) var parts: [(kind: Kind, bytes: Range<Int>)] = []

  init(plain text: String) { self.text = text }

  init(_ marked: String) {
    var open: [(kind: Kind, start: Int)] = []
    var rest = marked[...]
    while let character = rest.popFirst() {
      switch character {
      case "^" where rest.first == "{", "_" where rest.first == "{":
        rest.removeFirst()
        open.append((character == "^" ? .raised : .lowered, text.utf8.count))
      case "}" where open.last.map { $0.kind != .slanted } == true: close(&open)
      case "*" where open.last?.kind == .slanted: close(&open)
      case "*": open.append((.slanted, text.utf8.count))
      default: text.append(character)
      }
    }
  }

  private mutating func close(_ open: inout [(kind: Kind, start: Int)]) {
    let part = open.removeLast()
    parts.append((part.kind, part.start..<text.utf8.count))
  }
}
