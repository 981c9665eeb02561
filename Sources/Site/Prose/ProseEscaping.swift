import Mustache

/// Carries values through CommonMark untouched.
///
/// A value may hold `*`, `<` or `_`, which must not be read as Markdown. Their escaped form moves every ASCII mark to a private
/// code point (`U+F0000` + the mark), which CommonMark passes on, even in code; `html` turns them into escaped HTML at the end.
/// Formulas stand in for themselves as single code points from `U+100000` on.
enum ProseEscaping {
  /// The name under which mustache knows the content type of prose.
  static let contentType: String = {
    MustacheContentTypes.register(ProseContentType(), named: "PROSE")
    return "PROSE"
  }()

  private static let base: UInt32 = 0xF0000
  private static let formulas: UInt32 = 0x10_0000

  /// The escaped form of a value.
  static func escape(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      let isWord =
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == " "
      result.append(scalar.isASCII && !isWord ? Unicode.Scalar(base + scalar.value) ?? " " : scalar)
    }
    return String(result)
  }

  /// The ASCII mark that a private code point stands for.
  static func mark(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    (base..<base + 128).contains(scalar.value) ? Unicode.Scalar(scalar.value - base) : nil
  }

  /// The text that an escaped text stands for.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(mark(scalar) ?? scalar) }
    return String(result)
  }

  /// The code point that stands for the formula of a number.
  static func placeholder(_ formula: Int) -> Character {
    Character(Unicode.Scalar(formulas + UInt32(formula)) ?? " ")
  }

  /// HTML with values and formulas in place.
  static func html(_ rendered: String, formulas markup: [String]) -> String {
    var result = ""
    var plain = String.UnicodeScalarView()
    for scalar in rendered.unicodeScalars {
      if let mark = mark(scalar) {
        plain.append(contentsOf: HTML.escape(String(Character(mark))).unicodeScalars)
      } else if scalar.value >= formulas, Int(scalar.value - formulas) < markup.count {
        result += String(plain) + markup[Int(scalar.value - formulas)]
        plain = String.UnicodeScalarView()
      } else {
        plain.append(scalar)
      }
    }
    return result + String(plain)
  }
}

private struct ProseContentType: MustacheContentType {
  func escapeText(_ text: String) -> String { ProseEscaping.escape(text) }
}
