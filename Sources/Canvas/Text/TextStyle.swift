/// How text looks: one of five roles, with its weight and slant. Digits are tabular. Nothing is smaller than 11 px.
public struct TextStyle: Sendable, Hashable {
  /// Size in pixels at natural size, at least 11.
  public let size: Double
  /// Semi-bold rather than regular.
  public let isBold: Bool
  /// Italic rather than upright.
  public let isItalic: Bool
  /// Whether `^{...}` raises, `_{...}` lowers and `*...*` slants a part of the text.
  public let isFormula: Bool

  /// Makes a style; sizes under 11 become 11.
  public init(size: Double, isBold: Bool = false, isItalic: Bool = false, isFormula: Bool = false) {
    self.size = max(size, 11)
    self.isBold = isBold
    self.isItalic = isItalic
    self.isFormula = isFormula
  }

  /// A figure's title: 16 px, semi-bold.
  public static let title = TextStyle(size: 16, isBold: true)
  /// Large numbers and operators between grids: 16 px.
  public static let large = TextStyle(size: 16)
  /// Headings of rows, columns and panels: 13 px, semi-bold.
  public static let heading = TextStyle(size: 13, isBold: true)
  /// Running text in figures: 13 px.
  public static let body = TextStyle(size: 13)
  /// Labels: 12 px.
  public static let label = TextStyle(size: 12)
  /// Ticks, shapes, numbers in cells: 11 px, the least there is.
  public static let small = TextStyle(size: 11)

  /// The same style, semi-bold.
  public var bold: TextStyle { TextStyle(size: size, isBold: true, isItalic: isItalic, isFormula: isFormula) }
  /// The same style in italics, as for variables.
  public var italic: TextStyle { TextStyle(size: size, isBold: isBold, isItalic: true, isFormula: isFormula) }
  /// The same style for formulas: `^{...}` raises, `_{...}` lowers and `*...*` slants, as in `*e*^{9.1} + *b*_{3}`.
  public var formula: TextStyle { TextStyle(size: size, isBold: isBold, isItalic: isItalic, isFormula: true) }
  /// The same style in another size, at least 11.
  public func sized(_ size: Double) -> TextStyle {
    TextStyle(size: size, isBold: isBold, isItalic: isItalic, isFormula: isFormula)
  }

  /// The size of a text in this style, wrapped where a width is given.
  public func measure(_ text: String, width: Double? = nil) -> Size {
    TextEngine.borrow { $0.layout(TextEngine.Key(text: text, style: self, width: width)).size }
  }

  /// The width of the widest of several texts.
  public func width(ofWidest texts: some Sequence<String>) -> Double {
    texts.reduce(0) { max($0, measure($1).width) }
  }
}

/// Which point of a text's box lies on the given place.
///
/// The middle of one line is the middle of its capitals and digits, so that numbers stand in the middle of their cells.
public enum Anchor: Sendable, Hashable {
  case topLeft, top, topRight
  case left, centre, right
  case bottomLeft, bottom, bottomRight
  case baselineLeft, baseline, baselineRight

  /// How far left of the place the box begins, as a share of its width.
  var share: Double {
    switch self {
    case .topLeft, .left, .bottomLeft, .baselineLeft: 0
    case .top, .centre, .bottom, .baseline: 0.5
    case .topRight, .right, .bottomRight, .baselineRight: 1
    }
  }
}

/// How the lines of wrapped text stand to each other.
public enum TextAlignment: Sendable, Hashable {
  case leading, centre, trailing
}
