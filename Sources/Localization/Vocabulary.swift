import Foundation
import Yams

/// How a language speaks of data that are no images: what is written of images in strings and prose, in other words.
///
/// Read from `vocabulary/LANGUAGE/SUBJECT.yml`, a list of pairs: `- [an image, a signal]`. Of the pairs that fit a place the
/// first counts, and only where whole words stand. What a program reads stays as it is: placeholders and tags in braces,
/// addresses of links, code, formulas, lines that begin with `::`; a pair may name them.
package struct Vocabulary: Sendable {
  private struct Pair: Sendable {
    let old, new: [UInt8]
  }

  private var pairs: [UInt8: [Pair]] = [:]

  /// The words of a subject, as in `signals`; without any where no directory has a file of them. Throws `StringsError`.
  package init(_ subject: String?, language: Language, directories: [URL]) throws {
    let path = "vocabulary/\(language.rawValue)/\(subject ?? "images").yml"
    let files = directories.map { $0.appendingPathComponent(path) }
    guard let file = files.last(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      self.init([])
      return
    }
    guard let text = try? String(contentsOf: file, encoding: .utf8),
      let list = (try? Yams.load(yaml: text)) as? [[String]], list.allSatisfy({ $0.count == 2 && !$0[0].isEmpty })
    else { throw StringsError.unreadable(file: file.path, reason: "it is no list of pairs of texts") }
    self.init(list.map { ($0[0], $0[1]) })
  }

  /// The words of pairs at hand.
  package init(_ list: [(String, String)]) {
    for (old, new) in list {
      add(old, new)
      add(old.capitalizedFirst, new.capitalizedFirst)
    }
  }

  private mutating func add(_ old: String, _ new: String) {
    let pair = Pair(old: Array(old.utf8), new: Array(new.utf8))
    pairs[pair.old[0], default: []].append(pair)
  }

  /// A text in these words.
  package func applied(to text: String) -> String {
    guard !pairs.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let pair = pair(at: index, in: bytes) {
        result += pair.new
        index += pair.old.count
      } else {
        let end = Vocabulary.endOfProtected(at: index, in: bytes)
        result += bytes[index..<end]
        index = end
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func pair(at index: Int, in bytes: [UInt8]) -> Pair? {
    if index > 0, bytes[index].isLetter, bytes[index - 1].isLetter { return nil }
    return pairs[bytes[index]]?.first { pair in
      let end = index + pair.old.count
      guard end <= bytes.count, bytes[index..<end].elementsEqual(pair.old) else { return false }
      return end == bytes.count || !pair.old[pair.old.count - 1].isLetter || !bytes[end].isLetter
    }
  }

  /// Behind what must stay as it is and begins here; else behind this byte.
  private static func endOfProtected(at index: Int, in bytes: [UInt8]) -> Int {
    func end(behind mark: UInt8, from start: Int) -> Int? {
      bytes[start...].firstIndex(of: mark).map { $0 + 1 }
    }
    let next = index + 1
    switch bytes[index] {
    case UInt8(ascii: "{"): return end(behind: UInt8(ascii: "}"), from: index) ?? next
    case UInt8(ascii: "`"), UInt8(ascii: "$"):
      let mark = bytes[index]
      let first = bytes[index...].firstIndex { $0 != mark } ?? next
      guard let close = bytes[first...].firstIndex(of: mark) else { return next }
      // What two marks begin, two marks end.
      return bytes[close...].firstIndex { $0 != mark } ?? bytes.count
    case UInt8(ascii: "]") where next < bytes.count && bytes[next] == UInt8(ascii: "("):
      return end(behind: UInt8(ascii: ")"), from: index) ?? next
    case UInt8(ascii: ":") where index == 0 || bytes[index - 1] == UInt8(ascii: "\n"):
      // The words of a mistake are read by people, the rest of such lines by the program.
      let line = bytes[index...].prefix { $0 != UInt8(ascii: "\n") }
      return line.starts(with: "::mistake".utf8) ? next : line.endIndex
    default: return next
    }
  }
}

extension UInt8 {
  /// Whether it is a letter, or a part of one beyond ASCII.
  fileprivate var isLetter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xc3...: true
    default: false
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
