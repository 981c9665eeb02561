import Support
import Training
import Yams

/// Why the settings of a run make no sense.
public enum ConfigurationError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// The configuration file is no YAML, or no mapping.
  case malformed(place: String, reason: String)
  /// The configuration file has a key that nothing reads.
  case unknownKey(place: String, key: String, advice: String)
  /// A value cannot be used.
  case badValue(place: String, key: String, value: String, expected: String)
  /// A value with a form of its own makes no sense.
  case badSetting(place: String, key: String, reason: String)

  /// One sentence with file and line.
  public var description: String {
    switch self {
    case .malformed(let place, let reason): "\(place): this is not a configuration: \(reason)."
    case .unknownKey(let place, let key, let advice):
      "\(place): unknown setting '\(key.printable(limit: 40))'; \(advice)"
    case .badValue(let place, let key, let value, let expected):
      "\(place): '\(key)' cannot be '\(value.printable(limit: 60))'; it must be \(expected)."
    case .badSetting(let place, let key, let reason): "\(place): '\(key)': \(reason)."
    }
  }

  /// 78: the configuration is wrong.
  public var exitCode: ExitCode { .configuration }
}

/// Settings read from a YAML file: the names of the command line's options, one line each.
///
///     network: lecture-deep
///     epochs: 3
///     language: [es, en]
public struct ConfigurationFile: Sendable {
  /// One setting and where it stands.
  struct Entry: Sendable {
    let texts: [String]
    let place: String
  }

  private var entries: [String: Entry] = [:]

  /// The settings that a file may hold.
  public static let keys =
    [
      "network", "model", "epochs", "batch", "seed", "learning-rate", "image-size", "channels", "threads", "output",
      "language", "theme", "templates",
    ] + RecipeSettings.Option.allCases.map(\.rawValue)

  /// Reads a file; throws `FileError` or `ConfigurationError`.
  public init(_ path: String) throws {
    let bytes = try Files.read(path, limit: 1 << 20)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError.malformed(place: path.printable(), reason: "it is not UTF-8 text")
    }
    guard let node = try ConfigurationFile.compose(text, path) else { return }
    guard let mapping = node.mapping else {
      throw ConfigurationError.malformed(place: path.printable(), reason: "it has no 'setting: value' lines")
    }
    for (key, value) in mapping { try read(key, value, path.printable()) }
  }

  private static func compose(_ text: String, _ path: String) throws -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _) {
      let place = "\(path.printable()):\(mark.line):\(mark.column)"
      throw ConfigurationError.malformed(place: place, reason: problem.printable(limit: 160))
    } catch YamlError.duplicatedKeysInMapping {
      throw ConfigurationError.malformed(place: path.printable(), reason: "a setting stands twice")
    } catch {
      throw ConfigurationError.malformed(place: path.printable(), reason: "the YAML is broken")
    }
  }

  private mutating func read(_ key: Node, _ value: Node, _ path: String) throws {
    let place = key.mark.map { "\(path):\($0.line):\($0.column)" } ?? path
    guard let name = key.scalar?.string, Self.keys.contains(name) else {
      let name = key.scalar?.string ?? "?"
      throw ConfigurationError.unknownKey(
        place: place, key: name, advice: Spelling.advice(for: name, among: Self.keys))
    }
    let parts = value.mapping.map { $0.map(Self.argument) } ?? value.sequence.map { $0.map(\.scalar?.string) }
    let texts = parts.map { $0.compactMap { $0 } } ?? value.scalar.map { [$0.string] } ?? []
    guard !texts.isEmpty, parts.map({ $0.count == texts.count }) ?? true else {
      throw ConfigurationError.badValue(place: place, key: name, value: "…", expected: "a value or a list of values")
    }
    entries[name] = Entry(texts: texts, place: place)
  }

  /// A part `rotation: 25` or `zoom: [0.8, 1.2]` of a setting as the command line has it: `rotation=25`, `zoom=0.8/1.2`.
  private static func argument(_ name: Node, _ value: Node) -> String? {
    let texts = value.sequence.map { $0.map(\.scalar?.string) } ?? [value.scalar?.string]
    guard let name = name.scalar?.string, !texts.isEmpty, !texts.contains(nil) else { return nil }
    return name + "=" + texts.compactMap { $0 }.joined(separator: "/")
  }

  /// The values of a setting, if the file has it.
  public func values(_ key: String) -> [String]? { entries[key]?.texts }

  /// A setting that must be one of some kind; throws where it is not.
  public func value<Value>(_ key: String, _ expected: String, _ parse: (String) -> Value?) throws -> Value? {
    guard let entry = entries[key] else { return nil }
    guard entry.texts.count == 1, let value = parse(entry.texts[0]) else {
      throw ConfigurationError.badValue(
        place: entry.place, key: key, value: entry.texts.joined(separator: ", "), expected: expected)
    }
    return value
  }

  /// A setting with a form of its own, or a list of parts of one; throws where `read` does.
  public func setting(_ key: String, _ read: (String) throws(SettingError) -> Void) throws {
    guard let entry = entries[key] else { return }
    do throws(SettingError) {
      try read(entry.texts.joined(separator: ","))
    } catch {
      throw ConfigurationError.badSetting(place: entry.place, key: key, reason: error.reason)
    }
  }

  /// A list that must be of some kind; throws where it is not. One text with commas is a list as well.
  public func list<Value>(_ key: String, _ expected: String, _ parse: ([String]) -> Value?) throws -> Value? {
    guard let entry = entries[key] else { return nil }
    guard let value = parse(entry.texts.flatMap { $0.split(separator: ",").map(String.init) }) else {
      throw ConfigurationError.badValue(
        place: entry.place, key: key, value: entry.texts.joined(separator: ", "), expected: expected)
    }
    return value
  }
}
