/// Finds the opening tags of an HTML page; reads any bytes without failing.
struct HTMLScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// The opening tags of a page in order.
  static func tags(_ bytes: [UInt8]) -> [HTMLTag] {
    var scanner = HTMLScanner(bytes: bytes)
    var tags: [HTMLTag] = []
    while let tag = scanner.nextTag() {
      tags.append(tag)
      // What these hold is text, whatever it looks like.
      if ["script", "style", "textarea", "title"].contains(tag.name) { scanner.skipText(of: tag.name) }
    }
    return tags
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func advance() {
    if bytes[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  private mutating func nextTag() -> HTMLTag? {
    while let byte = current {
      guard byte == UInt8(ascii: "<") else {
        advance()
        continue
      }
      if starts(with: "<!--") {
        skip(past: "-->")
        continue
      }
      advance()
      guard let first = current, HTMLScanner.isLetter(first) else { continue }
      let start = line
      let name = word { HTMLScanner.isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
      return HTMLTag(name: name.lowercased(), attributes: attributes(), line: start)
    }
    return nil
  }

  private mutating func attributes() -> [HTMLTag.Attribute] {
    var attributes: [HTMLTag.Attribute] = []
    while let byte = current, byte != UInt8(ascii: ">") {
      if HTMLScanner.isSpace(byte) || byte == UInt8(ascii: "/") {
        advance()
        continue
      }
      let name = word(atLeastOne: true) {
        HTMLScanner.isSpace($0) || [UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")].contains($0)
      }
      skipSpace()
      var value = ""
      if current == UInt8(ascii: "=") {
        advance()
        skipSpace()
        value = attributeValue()
      }
      attributes.append(HTMLTag.Attribute(name: name.lowercased(), value: HTML.resolved(value)))
    }
    if current != nil { advance() }
    return attributes
  }

  private mutating func attributeValue() -> String {
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return word { HTMLScanner.isSpace($0) || $0 == UInt8(ascii: ">") }
    }
    advance()
    let value = word { $0 == quote }
    if current != nil { advance() }
    return value
  }

  private mutating func word(atLeastOne: Bool = false, until end: (UInt8) -> Bool) -> String {
    let start = position
    if atLeastOne, current != nil { advance() }
    while let byte = current, !end(byte) { advance() }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while let byte = current, HTMLScanner.isSpace(byte) { advance() }
  }

  private mutating func skipText(of name: String) {
    while current != nil, !starts(with: "</\(name)") { advance() }
  }

  private mutating func skip(past end: String) {
    while current != nil, !starts(with: end) { advance() }
  }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
}

extension HTML {
  /// Text with the entities resolved that are written here.
  static func resolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
