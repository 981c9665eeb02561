/// Something with a size of its own that can be put anywhere: a text, a heat map, a grid of numbers, a row of these.
public protocol Element: Sendable {
  /// The natural size.
  var size: Size { get }
  /// Draws into a rectangle of that size (or a larger one).
  func draw(on canvas: Canvas, in rect: Rect)
}

extension Canvas {
  /// Draws an element with its top left corner at a point, and says where it came to stand.
  @discardableResult
  public func place(_ element: some Element, at point: Point) -> Rect {
    let rect = Rect(at: point, element.size)
    element.draw(on: self, in: rect)
    return rect
  }

  /// Draws an element in the middle of a rectangle, and says where it came to stand.
  @discardableResult
  public func place(_ element: some Element, centredIn rect: Rect) -> Rect {
    let size = element.size
    return place(element, at: Point(rect.midX - size.width / 2, rect.midY - size.height / 2))
  }
}

/// A text as an element, wrapped where a width is given.
public struct TextBlock: Element {
  let string: String
  let style: TextStyle
  let paint: Paint
  let width: Double?
  let alignment: TextAlignment

  /// The size of the laid out text.
  public let size: Size

  /// Makes a block of text.
  public init(
    _ string: String, _ style: TextStyle = .label, _ paint: Paint = .ink, width: Double? = nil,
    alignment: TextAlignment = .leading
  ) {
    self.string = string
    self.style = style
    self.paint = paint
    self.width = width
    self.alignment = alignment
    size = style.measure(string, width: width)
  }

  /// Writes the text.
  public func draw(on canvas: Canvas, in rect: Rect) {
    let (x, anchor): (Double, Anchor) =
      switch alignment {
      case .leading: (rect.minX, .topLeft)
      case .centre: (rect.midX, .top)
      case .trailing: (rect.maxX, .topRight)
      }
    canvas.text(string, at: Point(x, rect.minY), style, paint, anchor, width: width, alignment: alignment)
  }
}

/// An empty element.
public struct Gap: Element {
  /// The size kept free.
  public let size: Size

  /// Makes a gap.
  public init(_ width: Double, _ height: Double = 0) { size = Size(width, height) }

  /// Draws nothing.
  public func draw(on canvas: Canvas, in rect: Rect) {}
}
