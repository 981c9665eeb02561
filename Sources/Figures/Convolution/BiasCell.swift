import Canvas

/// A bias as one small cell of the weights' scale, with its number beside it.
struct BiasCell: Element {
  let size: Size
  private let value: Float
  private let text: String
  private let scale: ColourScale

  private static let side = 12.0

  init(_ value: Float, text: String, _ scale: ColourScale) {
    (self.value, self.text, self.scale) = (value, text, scale)
    let words = text.isEmpty ? Size(0, 0) : TextStyle.label.measure(text)
    size = Size(Self.side + (text.isEmpty ? 0 : 6 + words.width), max(Self.side, words.height))
  }

  func draw(on canvas: Canvas, in rect: Rect) {
    let cell = Rect(rect.minX + 1, rect.midY - Self.side / 2, Self.side - 1, Self.side - 1)
    canvas.heatMap(MapValues(rows: 1, columns: 1, [value]), in: cell, scale)
    if !text.isEmpty { canvas.text(text, at: Point(rect.minX + Self.side + 6, rect.midY), .label, .ink, .left) }
  }
}
