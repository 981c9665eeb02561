import Yams

/// Reads YAML text into values with places.
///
/// What a network file needs and no more: no anchors and aliases (with which a small file can stand for a huge one), no
/// tags, no deep nesting, no large files. Whatever the text, the result is values or a `NetworkError`.
struct SourceReader {
  let file: String
  private static let depth = 16

  func read(_ yaml: String) throws -> SourceValue {
    guard yaml.utf8.count <= NetworkLimits.bytes else {
      throw NetworkError.located(location(1, 1), .tooLong(limit: NetworkLimits.bytes))
    }
    if let place = AliasScanner.firstAlias(in: yaml) {
      throw NetworkError.alias.located(at: location(place.line, place.column))
    }
    do {
      let root = try Parser(yaml: yaml, encoding: .utf8).singleRoot()
      guard let root else { return SourceValue(content: .none, location: location(1, 1)) }
      return try value(root, depth: 0)
    } catch let error as YamlError {
      throw translated(error, yaml)
    }
  }

  private func value(_ node: Yams.Node, depth: Int) throws -> SourceValue {
    let place = node.mark.map(location)
    guard depth < Self.depth else { throw NetworkError.syntax("it is nested too deeply").located(at: place) }
    let tag = Self.tag(node)
    guard ["", "tag:yaml.org,2002:str"].contains(tag) else {
      throw NetworkError.syntax("tags such as \(tag.quoted) are not read").located(at: place)
    }
    switch node {
    case .scalar(let scalar):
      let content = scalar.style == .plain ? Self.plain(scalar.string) : .text(scalar.string)
      return SourceValue(content: content, location: place)
    case .sequence(let sequence):
      return SourceValue(content: .list(try sequence.map { try value($0, depth: depth + 1) }), location: place)
    case .mapping(let mapping):
      let entries = try mapping.map { key, child in
        guard let text = key.scalar?.string else {
          throw NetworkError.syntax("a key must be a word").located(at: key.mark.map(location))
        }
        return SourceEntry(
          key: text, location: key.mark.map(location), value: try value(child, depth: depth + 1))
      }
      return SourceValue(content: .mapping(entries), location: place)
    case .alias: throw NetworkError.alias.located(at: place)
    }
  }

  /// The tag that the text gives; `Node.tag` would guess one where there is none.
  private static func tag(_ node: Yams.Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.tag.description
    case .sequence(let sequence): sequence.tag.description
    case .mapping(let mapping): mapping.tag.description
    case .alias(let alias): alias.tag.description
    }
  }

  /// What an unquoted word means; numbers are decimal.
  private static func plain(_ text: String) -> SourceValue.Content {
    switch text {
    case "", "~", "null", "Null", "NULL", "None": return .none
    case "true", "True", "TRUE": return .flag(true)
    case "false", "False", "FALSE": return .flag(false)
    default: break
    }
    if let number = Int(text) { return .integer(number) }
    if text.utf8.allSatisfy("0123456789+-.eE".utf8.contains), let number = Double(text), number.isFinite {
      return .number(number)
    }
    return .text(text)
  }

  private func location(_ mark: Mark) -> SourceLocation { location(mark.line, mark.column) }

  private func location(_ line: Int, _ column: Int) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }

  private func translated(_ error: YamlError, _ yaml: String) -> NetworkError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return NetworkError.syntax(problem).located(at: location(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      return NetworkError.syntax("the key \((keys.first ?? "").quoted) stands twice in one mapping").located(
        at: location(context.mark))
    case .reader(let problem, let offset, _, _):
      let before = yaml.prefix(offset ?? 0).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      let place = location(max(1, before.count), (before.last?.count ?? 0) + 1)
      return NetworkError.syntax(problem).located(at: place)
    default:
      return NetworkError.syntax("it cannot be read").located(at: location(1, 1))
    }
  }
}
