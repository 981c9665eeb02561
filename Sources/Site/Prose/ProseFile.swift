/// A prose file that was read, its values filled in, and its structure found.
struct ProseFile: Sendable {
  /// The path among the templates, as in `prose/en/training.md`.
  let path: String
  /// What the author structured.
  let document: ProseDocument
  private let source: [Substring]
  private let expanded: [Substring]

  /// Reads a prose file with the values of its page.
  ///
  /// A part, which others include, has no title and no sections: its blocks are in one section without a name.
  init(_ path: String, isPart: Bool = false, library: TemplateLibrary, model: ViewValue) throws {
    self.path = path
    let source = try library.prose(path).replacing("\r\n", with: "\n")
    let expanded = try library.expand(source, file: path, model, contentType: ProseEscaping.contentType)
    self.source = source.split(separator: "\n", omittingEmptySubsequences: false)
    self.expanded = expanded.split(separator: "\n", omittingEmptySubsequences: false)
    do throws(ProseParser.Failure) {
      document = try isPart ? ProseDocument(part: ProseParser.parsePart(expanded)) : ProseParser.parse(expanded)
    } catch {
      let line = ProseFile.line(error.line, of: self.expanded, in: self.source)
      throw SiteError.badProse(file: path, line: line, reason: ProseEscaping.plain(error.reason))
    }
  }

  /// The error for something wrong in a line of the expanded text, with the line of the file it came from.
  func failure(_ line: Int, _ reason: String) -> SiteError {
    let line = ProseFile.line(line, of: expanded, in: source)
    return .badProse(file: path, line: line, reason: ProseEscaping.plain(reason))
  }

  /// The line of the file that begins most like a line of the expanded text; the first among equals.
  private static func line(_ number: Int, of expanded: [Substring], in source: [Substring]) -> Int {
    guard expanded.indices.contains(number - 1) else { return min(number, source.count) }
    let text = expanded[number - 1]
    var best = (line: min(number, source.count), common: 0)
    for (index, candidate) in source.enumerated() {
      if candidate == text { return index + 1 }
      let common = zip(candidate, text).prefix { $0 == $1 }.count
      if common > best.common { best = (index + 1, common) }
    }
    return best.line
  }
}
