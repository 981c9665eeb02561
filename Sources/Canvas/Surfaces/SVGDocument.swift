/// An SVG file as it goes out: Cairo's, with a title and description, a role, and ids of its own.
///
/// Cairo numbers images by a counter of the process, so that ids would depend on what was drawn before, and two files
/// inlined in one page would share glyph ids. Here every id becomes a code of the picture's name and a running number.
struct SVGDocument {
  let bytes: [UInt8]

  init(_ source: [UInt8], _ description: PictureDescription) {
    var prefix = SVGDocument.code(of: description.id + "/" + description.language)
    prefix.append(UInt8(ascii: "-"))
    var renamer = Renamer(prefix: prefix)
    bytes = renamer.rewrite(SVGCompaction.compacted(source), head: SVGDocument.head(description, prefix))
  }

  /// What follows the `<svg` of the root element: attributes, and after its `>` the title and the description.
  private static func head(
    _ description: PictureDescription, _ prefix: [UInt8]
  ) -> (attributes: [UInt8], elements: [UInt8]) {
    let name = String(decoding: prefix, as: UTF8.self)
    let attributes =
      " role=\"img\" lang=\"\(description.language)\" aria-labelledby=\"\(name)t\" aria-describedby=\"\(name)d\""
    let elements = """
      \n<title id="\(name)t">\(escaped(description.title))</title>
      <desc id="\(name)d">\(escaped(description.alternative))</desc>
      """
    return (Array(attributes.utf8), Array(elements.utf8))
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result += " "
      default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// Six letters of a name (FNV-1a), so that ids stay short.
  private static func code(of name: String) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (0..<6).map { place in UInt8(ascii: "a") + UInt8((hash >> (8 * UInt64(place) + 8) & 0xff) % 26) }
  }
}

/// Renames ids and the references to them in one pass over the bytes.
private struct Renamer {
  let prefix: [UInt8]
  private var names: [[UInt8]: Int] = [:]

  init(prefix: [UInt8]) { self.prefix = prefix }

  mutating func rewrite(_ source: [UInt8], head: (attributes: [UInt8], elements: [UInt8])) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 1024)
    var place = 0
    var copied = 0
    var needsAttributes = true
    var needsElements = true
    while place < source.count {
      // Everything of interest stands in a tag or begins with "#"; base64 data holds neither " nor #.
      switch source[place] {
      case UInt8(ascii: "<") where needsAttributes && source.has("<svg", at: place):
        result += source[copied..<place + 4]
        result += head.attributes
        (copied, needsAttributes) = (place + 4, false)
      case UInt8(ascii: ">") where !needsAttributes && needsElements:
        result += source[copied...place]
        result += head.elements
        (copied, needsElements) = (place + 1, false)
      case UInt8(ascii: " ") where source.has(" id=\"", at: place):
        result += source[copied..<place + 5]
        copied = rename(source, from: place + 5, into: &result)
        place = copied
      case UInt8(ascii: "#") where source.has("\"#", at: place - 1) || source.has("(#", at: place - 1):
        result += source[copied...place]
        copied = rename(source, from: place + 1, into: &result)
        place = copied
      default: break
      }
      place += 1
    }
    return result + source[copied...]
  }

  private mutating func rename(_ source: [UInt8], from start: Int, into result: inout [UInt8]) -> Int {
    var end = start
    while end < source.count, source[end] != UInt8(ascii: "\""), source[end] != UInt8(ascii: ")") { end += 1 }
    let name = Array(source[start..<end])
    let number = names[name] ?? names.count
    names[name] = number
    result += prefix
    result += String(number).utf8
    return end
  }
}

extension [UInt8] {
  fileprivate func has(_ text: StaticString, at place: Int) -> Bool {
    guard place >= 0, place + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { text in
      for (offset, byte) in text.enumerated() where self[place + offset] != byte { return false }
      return true
    }
  }
}
