extension Canvas {
  /// Writes a text and says which box it takes.
  ///
  /// - Parameters:
  ///   - place: where the anchor of the text's box lies.
  ///   - width: wraps the text into this width; lines then stand to each other as `alignment` says.
  @discardableResult
  public func text(
    _ string: String, at place: Point, _ style: TextStyle = .label, _ paint: Paint = .ink,
    _ anchor: Anchor = .topLeft, width: Double? = nil, alignment: TextAlignment? = nil
  ) -> Rect {
    let alignment = alignment ?? Canvas.alignment(anchor)
    let key = TextEngine.Key(text: string, style: style, width: width, alignment: width == nil ? .leading : alignment)
    let layout = text.layout(key)
    let box = Canvas.box(of: layout, at: place, anchor, style)
    show(layout, at: Point(box.x - layout.offset, box.y), paint)
    return box
  }

  /// Writes a text turned by degrees clockwise around its anchor; -90 reads upwards, as beside an axis.
  public func text(
    _ string: String, at place: Point, _ style: TextStyle = .label, _ paint: Paint = .ink,
    _ anchor: Anchor = .centre, rotated degrees: Double
  ) {
    rotated(degrees, around: place) { text(string, at: place, style, paint, anchor) }
  }

  /// The size of a text, wrapped where a width is given.
  public func measure(_ string: String, _ style: TextStyle = .label, width: Double? = nil) -> Size {
    text.layout(TextEngine.Key(text: string, style: style, width: width)).size
  }

  private static func alignment(_ anchor: Anchor) -> TextAlignment {
    switch anchor.share {
    case 0: .leading
    case 1: .trailing
    default: .centre
    }
  }

  private static func box(of layout: TextLayout, at place: Point, _ anchor: Anchor, _ style: TextStyle) -> Rect {
    let x = place.x - anchor.share * layout.size.width
    let y: Double
    switch anchor {
    case .topLeft, .top, .topRight: y = place.y
    case .bottomLeft, .bottom, .bottomRight: y = place.y - layout.size.height
    case .baselineLeft, .baseline, .baselineRight: y = place.y - layout.baseline
    case .left, .centre, .right:
      // Inter's capitals and digits are 0.727 em high.
      let isOneLine = layout.lines == 1
      y = isOneLine ? place.y + 0.3635 * style.size - layout.baseline : place.y - layout.size.height / 2
    }
    return Rect(x, y, layout.size.width, layout.size.height)
  }
}
