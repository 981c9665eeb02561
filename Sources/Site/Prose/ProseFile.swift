import Foundation

/// A prose file that was read, its values filled in, and its structure found.
struct ProseFile {
  /// The path among the templates, as in `prose/en/training.md`.
  let path: String
  /// What the author structured.
  let document: ProseDocument
  private let pieces: [Piece]

  /// Lines of one file in a row, with the file that they came from.
  private struct Piece {
    let path: String
    let source: [Substring]
    var lines: [Substring] = []
  }

  /// Reads a prose file with the values of its page.
  init(_ path: String, library: TemplateLibrary, model: ViewValue) throws {
    self.path = path
    pieces = try ProseFile.pieces(path, library, model)
    do throws(ProseParser.Failure) {
      document = try ProseParser.parse(pieces.flatMap(\.lines).joined(separator: "\n"))
    } catch {
      throw ProseFile.failure(error.line, error.reason, in: pieces)
    }
  }

  /// The error for something wrong in a line of the expanded text, with the file and the line that it came from.
  func failure(_ line: Int, _ reason: String) -> SiteError { ProseFile.failure(line, reason, in: pieces) }

  /// The lines of a file with its values, and in the place of each `::include` those of the file that it names.
  private static func pieces(_ path: String, _ library: TemplateLibrary, _ model: ViewValue, depth: Int = 0) throws
    -> [Piece]
  {
    let text = try library.text(path).replacing("\r\n", with: "\n")
    let source = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expanded = try library.expand(text, file: path, model, contentType: ProseEscaping.contentType)
    var pieces = [Piece(path: path, source: source)]
    for line in expanded.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("::include ") else {
        pieces[pieces.count - 1].lines.append(line)
        continue
      }
      let name = ProseEscaping.plain(line.dropFirst("::include ".count).trimmingCharacters(in: .whitespaces))
      let file = ProseFile.folder(of: path) + name + ".md"
      guard library.has(file), !file.contains(".."), depth < 4 else {
        pieces[pieces.count - 1].lines.append(line)
        throw failure(pieces.reduce(0) { $0 + $1.lines.count }, "there is no '\(name)' to include", in: pieces)
      }
      pieces += try ProseFile.pieces(file, library, model, depth: depth + 1) + [Piece(path: path, source: source)]
    }
    return pieces
  }

  /// The folder of a language, as in `prose/en/`.
  private static func folder(of path: String) -> String {
    path.split(separator: "/").prefix(2).joined(separator: "/") + "/"
  }

  private static func failure(_ line: Int, _ reason: String, in pieces: [Piece]) -> SiteError {
    var rest = line
    var piece = pieces[0]
    for candidate in pieces where rest > 0 {
      piece = candidate
      if rest <= candidate.lines.count { break }
      rest -= candidate.lines.count
    }
    let found = ProseFile.line(min(rest, piece.lines.count), of: piece.lines, in: piece.source)
    return .badProse(file: piece.path, line: found, reason: ProseEscaping.plain(reason))
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
