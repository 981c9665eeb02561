/// Writes JSON with its members in the order given, so that the same values make the same bytes.
package struct JSONWriter {
  private var text = ""
  private var depth = 0
  private var isCompact = false
  private var isFirst = true

  /// Starts an empty text.
  package init() {}

  /// What was written, with a line end.
  package var bytes: [UInt8] { Array((text + "\n").utf8) }

  /// Writes an object whose members `content` writes, on one line if compact.
  package mutating func object(compact: Bool = false, _ content: (inout JSONWriter) -> Void) {
    bracketed("{", "}", compact: compact, content)
  }

  /// Writes an array, each element by `write`, one to a line unless compact.
  package mutating func array<Element>(
    _ elements: [Element], compact: Bool = false, _ write: (inout JSONWriter, Element) -> Void
  ) {
    bracketed("[", "]", compact: compact) { writer in
      for element in elements {
        writer.separate()
        write(&writer, element)
      }
    }
  }

  /// Writes a member whose value `content` writes.
  package mutating func member(_ name: String, _ content: (inout JSONWriter) -> Void) {
    separate()
    text += "\(JSONWriter.quoted(name)): "
    content(&self)
  }

  /// Writes a member with text.
  package mutating func member(_ name: String, _ value: String) { member(name) { $0.value(value) } }
  /// Writes a member with a whole number.
  package mutating func member(_ name: String, _ value: Int) { member(name) { $0.value(value) } }
  /// Writes a member with a number; what is not finite becomes `null`.
  package mutating func member(_ name: String, _ value: Double) { member(name) { $0.value(value) } }
  /// Writes a member that is true or false.
  package mutating func member(_ name: String, _ value: Bool) { member(name) { $0.text += value ? "true" : "false" } }
  /// Writes a member with a list of whole numbers, on one line.
  package mutating func member(_ name: String, _ values: [Int]) { member(name) { $0.value(values) } }
  /// Writes a member with a list of texts, on one line.
  package mutating func member(_ name: String, _ values: [String]) {
    member(name) { $0.array(values, compact: true) { $0.value($1) } }
  }

  /// Writes text as a value.
  package mutating func value(_ value: String) { text += JSONWriter.quoted(value) }
  /// Writes a whole number as a value.
  package mutating func value(_ value: Int) { text += String(value) }
  /// Writes a number as a value, with the fewest digits that give the same number back.
  package mutating func value(_ value: Double) { text += value.isFinite ? "\(value)" : "null" }
  /// Writes a list of whole numbers as a value, on one line.
  package mutating func value(_ values: [Int]) { array(values, compact: true) { $0.value($1) } }
  /// Writes the absence of a value.
  package mutating func null() { text += "null" }

  private mutating func bracketed(
    _ open: String, _ close: String, compact: Bool, _ content: (inout JSONWriter) -> Void
  ) {
    let outer = (isCompact, isFirst)
    (isCompact, isFirst) = (isCompact || compact, true)
    text += open
    depth += 1
    content(&self)
    depth -= 1
    if !isFirst, !isCompact { newLine() }
    text += close
    (isCompact, isFirst) = (outer.0, false)
  }

  private mutating func separate() {
    if !isFirst { text += isCompact ? ", " : "," }
    if !isCompact { newLine() }
    isFirst = false
  }

  private mutating func newLine() { text += "\n" + String(repeating: "  ", count: depth) }

  private static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
