/// The tags of a mustache source with their lines, read only to find names that do not exist.
package struct TemplateSource: Sendable {
  /// One tag, with what stands inside it.
  package enum Tag: Sendable, Equatable {
    case variable(name: String, line: Int)
    case section(name: String, line: Int, tags: [Tag])
    case invertedSection(name: String, line: Int, tags: [Tag])
    case partial(name: String, line: Int)
    /// `{{<layout}}`, with the blocks that it fills.
    case parent(name: String, line: Int, tags: [Tag])
    /// `{{$block}}`.
    case block(name: String, line: Int, tags: [Tag])
  }

  /// The name of the file, for messages.
  package let file: String
  /// The tags in order.
  package let tags: [Tag]

  /// Reads the tags of a source; throws `badTemplate` where a tag is not closed.
  package init(_ source: String, file: String) throws {
    self.file = file
    var reader = TagReader(source: source, file: file)
    tags = try reader.tags(until: nil, openedAt: 1)
  }
}

/// Walks through a source from tag to tag.
private struct TagReader {
  private var rest: Substring.UTF8View
  private var line = 1
  private let file: String

  init(source: String, file: String) {
    rest = Substring(source).utf8
    self.file = file
  }

  mutating func tags(until section: String?, openedAt start: Int) throws -> [TemplateSource.Tag] {
    var tags: [TemplateSource.Tag] = []
    while let (mark, name) = try nextTag() {
      let at = line
      switch mark {
      case "!", "%": continue
      case "/":
        guard name == section else {
          throw failure(at, "{{/\(name)}} closes \(section.map { "{{#\($0)}}" } ?? "nothing")")
        }
        return tags
      case "#": tags.append(.section(name: name, line: at, tags: try self.tags(until: name, openedAt: at)))
      case "^": tags.append(.invertedSection(name: name, line: at, tags: try self.tags(until: name, openedAt: at)))
      case "<": tags.append(.parent(name: name, line: at, tags: try self.tags(until: name, openedAt: at)))
      case "$": tags.append(.block(name: name, line: at, tags: try self.tags(until: name, openedAt: at)))
      case ">": tags.append(.partial(name: name, line: at))
      case "=": throw failure(at, "delimiters cannot be changed")
      default: tags.append(.variable(name: name, line: at))
      }
    }
    if let section { throw failure(start, "{{#\(section)}} is never closed") }
    return tags
  }

  /// The mark and the name of the next tag; nothing at the end of the source.
  private mutating func nextTag() throws -> (mark: Character, name: String)? {
    let brace = UInt8(ascii: "{")
    while let byte = rest.first {
      if byte == brace, rest.dropFirst().first == brace { return try readTag() }
      if byte == UInt8(ascii: "\n") { line += 1 }
      rest = rest.dropFirst()
    }
    return nil
  }

  private mutating func readTag() throws -> (mark: Character, name: String) {
    rest = rest.dropFirst(2)
    let closing = UInt8(ascii: "}")
    var content: [UInt8] = []
    while let byte = rest.first, !(byte == closing && rest.dropFirst().first == closing) {
      content.append(byte)
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { throw failure(line, "a tag {{ is never closed with }}") }
    rest = rest.dropFirst(2)
    var text = Substring(String(decoding: content, as: UTF8.self))
    var mark: Character = " "
    if let first = text.first, "#^/!%<>$={&".contains(first) {
      mark = first
      text = text.dropFirst()
    }
    if mark == "{", rest.first == closing { rest = rest.dropFirst() }
    let name = text.filter { !$0.isWhitespace || mark == "!" }
    guard mark == "!" || !name.isEmpty else { throw failure(line, "a tag {{}} has no name") }
    defer { line += content.count { $0 == UInt8(ascii: "\n") } }
    return (mark, String(name))
  }

  private func failure(_ line: Int, _ reason: String) -> SiteError {
    .badTemplate(file: file, line: line, reason: reason)
  }
}
