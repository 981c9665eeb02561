/// What an SVG document begins with: its size, its role and what it says to those who do not see it.
struct SVGHead {
  /// What every id in the document begins with: a code of the picture's name and language.
  let prefix: [UInt8]
  let bytes: [UInt8]

  /// What ids are made of; a code begins with a letter.
  static let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

  init(_ size: Size, _ description: PictureDescription) {
    prefix = SVGHead.code(of: description.id + "/" + description.language)
    let name = String(decoding: prefix, as: UTF8.self)
    let (width, height) = (Int(size.width), Int(size.height))
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" role="img" lang="\(description.language)" aria-labelledby="\(name)-t" \
      aria-describedby="\(name)-d" width="\(width)px" height="\(height)px" viewBox="0 0 \(width) \(height)">
      <title id="\(name)-t">\(SVGHead.escaped(description.title))</title>
      <desc id="\(name)-d">\(SVGHead.escaped(description.alternative))</desc>

      """
    bytes = Array(text.utf8)
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

  /// Five letters and digits of a name (FNV-1a), so that ids stay short.
  private static func code(of name: String) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (0..<5).map { place in
      let choices = place == 0 ? 52 : UInt64(digits.count)
      defer { hash /= choices }
      return digits[Int(hash % choices)]
    }
  }
}
