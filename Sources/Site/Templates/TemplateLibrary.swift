import Foundation
import Localization
import Mustache

/// The files of `Templates/`, with those of other directories laid over them file by file.
package struct TemplateLibrary: Sendable {
  /// The directories, the later ones winning; `Strings` reads them too.
  package let directories: [URL]
  private let files: [String: URL]
  private let sources: [String: TemplateSource]
  private let mustache: MustacheLibrary
  private var vocabularies: [Language: Vocabulary] = [:]
  /// Whether the site lacks pages that its general chapters speak of, so that these are worded too.
  private var leavesOutPages = false

  /// Reads the built-in templates and the overlays; throws where a mustache file cannot be read or parsed.
  package init(overlays: [URL] = []) throws {
    try self.init(directories: [TemplateLibrary.builtIn] + overlays)
  }

  /// Reads templates from directories at hand.
  package init(directories: [URL]) throws {
    // An enumerator does not look into a link to a directory.
    let directories = directories.map { $0.resolvingSymlinksInPath() }
    self.directories = directories
    var files: [String: URL] = [:]
    for directory in directories {
      for path in try TemplateLibrary.paths(in: directory) { files[path] = directory.appendingPathComponent(path) }
    }
    self.files = files
    var sources: [String: TemplateSource] = [:]
    var mustache = MustacheLibrary()
    for path in files.keys.sorted() where path.hasSuffix(".html") {
      let text = try TemplateLibrary.text(of: path, at: files[path])
      let name = String(path.dropLast(5))
      sources[name] = try TemplateSource(text, file: path)
      mustache.register(try TemplateLibrary.parse(text, file: path), named: name)
    }
    self.sources = sources
    self.mustache = mustache
  }

  /// Where the templates stand that cnn-viz brings along.
  package static var builtIn: URL { Bundle.module.bundleURL.appendingPathComponent("Templates") }

  /// The paths of all files under a folder, as in `assets/`, in order.
  package func paths(under folder: String) -> [String] { files.keys.filter { $0.hasPrefix(folder) }.sorted() }

  /// Whether there is a file.
  package func has(_ path: String) -> Bool { files[path] != nil }

  /// The text of a file.
  package func text(_ path: String) throws -> String { try TemplateLibrary.text(of: path, at: files[path]) }

  /// The text of a page of prose in the words of its language for what the site is about.
  package func prose(_ path: String) throws -> String {
    let text = try text(path)
    let parts = path.split(separator: "/")
    guard parts.count > 2, let language = Language(rawValue: String(parts[1])), let vocabulary = vocabularies[language]
    else { return text }
    // What is said of convolutional networks at large stays as it is.
    let isGeneral =
      parts.count == 3 && !TemplateLibrary.pagesOfData.contains(String(parts[2])) && !leavesOutPages
    return isGeneral ? text : vocabulary.applied(to: text)
  }

  private static let pagesOfData = [
    "data.md", "evaluation.md", "hierarchy.md", "network.md", "overview.md", "receptive-field.md", "trace.md",
    "training.md",
  ]

  /// The same library in the words of other data than images.
  package func worded(for subject: String?) throws -> TemplateLibrary {
    guard let subject else { return self }
    var result = self
    result.leavesOutPages = subject == "photographs"
    for language in Language.allCases {
      result.vocabularies[language] = try Vocabulary(subject, language: language, directories: directories)
    }
    return result
  }

  /// The bytes of a file.
  package func bytes(_ path: String) throws -> Data {
    guard let url = files[path] else { throw SiteError.noTemplate(file: path) }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw SiteError.unreadableTemplate(file: path, reason: error.localizedDescription)
    }
  }

  /// Renders a template of this library, as in `pages/chapter`; a name without a value is an error.
  package func render(_ template: String, _ model: ViewValue) throws -> String {
    var check = TemplateCheck(model, source: source)
    try check.check(source(template))
    return mustache.render(model.forMustache, withTemplate: template) ?? ""
  }

  /// Expands the mustache tags of a text that is not HTML; `escape` is applied to each value.
  package func expand(_ text: String, file: String, _ model: ViewValue, contentType: String) throws -> String {
    var check = TemplateCheck(model, source: source)
    try check.check(TemplateSource(text, file: file))
    let template = try TemplateLibrary.parse("{{% CONTENT_TYPE:\(contentType)}}" + text, file: file)
    return template.render(model.forMustache, library: mustache)
  }

  private func source(_ name: String) throws -> TemplateSource {
    guard let source = sources[name] else { throw SiteError.noTemplate(file: name + ".html") }
    return source
  }

  private static func parse(_ text: String, file: String) throws -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw SiteError.badTemplate(file: file, line: error.context.lineNumber, reason: "\(error.error)")
    }
  }

  private static func text(of path: String, at url: URL?) throws -> String {
    guard let url else { throw SiteError.noTemplate(file: path) }
    do {
      return try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw SiteError.unreadableTemplate(file: path, reason: "it is not UTF-8 text, or may not be read")
    }
  }

  private static func paths(in directory: URL) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: directory.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw SiteError.unreadableTemplate(file: directory.path, reason: "there is no such directory")
    }
    let names = FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      let path = directory.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
