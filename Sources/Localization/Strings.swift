import Foundation
import Yams

/// Why a sentence could not be made.
public enum StringsError: Error, Equatable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case missing(key: String, language: Language)
  case unfilled(key: String, placeholder: String, language: Language)

  /// One sentence that says which string and what is wrong with it.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "the strings file \(file) cannot be read: \(reason)"
    case .missing(let key, let language): "the \(language.rawValue) strings have no entry '\(key)'"
    case .unfilled(let key, let placeholder, let language):
      "the \(language.rawValue) string '\(key)' asks for {\(placeholder)}, which this figure or page does not give"
    }
  }
}

/// The words of one language, read from `strings/LANGUAGE/*.yml`: the entry `title` of `confusion-matrix.yml` is
/// `confusion-matrix.title`. Placeholders stand in braces: `{count} errors`.
public struct Strings: Sendable {
  /// The language of the words.
  public let language: Language
  /// How numbers are written among these words.
  public let numbers: NumberFormat
  /// Every entry under its full key.
  package let entries: [String: String]
  /// What the words speak of, as in `signals`; `nil` of images.
  package private(set) var subject: String?

  /// Whether they speak of signals, whose maps have one row that nobody mentions.
  package var areOfSignals: Bool { subject == "signals" }

  /// Makes strings of entries at hand, under their full keys.
  public init(language: Language, entries: [String: String]) {
    self.language = language
    self.entries = entries
    numbers = NumberFormat(language)
  }

  /// Reads all strings of a language; files of later directories replace those of the same name in earlier ones.
  public init(language: Language, directories: [URL]) throws {
    var files: [String: URL] = [:]
    for directory in directories {
      let folder = directory.appendingPathComponent("strings/\(language.rawValue)")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names where name.hasSuffix(".yml") { files[name] = folder.appendingPathComponent(name) }
    }
    var entries: [String: String] = [:]
    for (name, url) in files {
      do {
        let node = try Yams.load(yaml: String(contentsOf: url, encoding: .utf8))
        Strings.flatten(node, under: String(name.dropLast(4)), into: &entries)
      } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _) {
        throw StringsError.unreadable(file: url.path, reason: "line \(mark.line), column \(mark.column): \(problem)")
      } catch {
        throw StringsError.unreadable(file: url.path, reason: "it is no YAML in UTF-8")
      }
    }
    self.init(language: language, entries: entries)
  }

  /// The same strings in the words of other data than images; throws `StringsError` where these cannot be read.
  package func worded(for subject: String?, directories: [URL]) throws -> Strings {
    let vocabulary = try Vocabulary(subject, language: language, directories: directories)
    var result = Strings(language: language, entries: entries.mapValues(vocabulary.applied))
    result.subject = subject
    return result
  }

  /// The extents of a map, as in `3×5`; of signals the only one that counts.
  package func extents(_ rows: Int, _ columns: Int, times: String = "×") -> String {
    shown([rows, columns]).map(numbers.integer).joined(separator: times)
  }

  /// What is said of the numbers along the axes of a map: of signals not that of the only row.
  package func shown<Element>(_ axes: [Element]) -> [Element] {
    areOfSignals && axes.count == 2 ? [axes[1]] : axes
  }

  /// The entry of a key with its placeholders filled; throws if the key or a value for a placeholder is missing.
  public func callAsFunction(_ key: String, _ values: [String: String] = [:]) throws -> String {
    guard let pattern = entries[key] else { throw StringsError.missing(key: key, language: language) }
    var result = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = values[name] else {
        throw StringsError.unfilled(key: key, placeholder: name, language: language)
      }
      result += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Whether there is an entry for a key.
  public func has(_ key: String) -> Bool { entries[key] != nil }

  private static func flatten(_ node: Any?, under key: String, into entries: inout [String: String]) {
    if let mapping = node as? [String: Any] {
      for (name, child) in mapping { flatten(child, under: "\(key).\(name)", into: &entries) }
    } else if let node {
      entries[key] = String(describing: node)
    }
  }
}
