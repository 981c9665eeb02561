/// One bar of a bar chart.
public struct Bar: Sendable {
  let value: Double
  let label: String
  let text: String
  let paint: Paint

  /// Makes a bar: its length, its name, the number written at its end, its colour.
  public init(_ value: Double, label: String, text: String, _ paint: Paint = .accent) {
    self.value = value
    self.label = label
    self.text = text
    self.paint = paint
  }
}

extension Canvas {
  /// Draws lying bars below each other, names left of the base line and numbers at the ends; negative ones go left.
  ///
  /// - Parameters:
  ///   - rect: for everything: names, bars and numbers.
  ///   - range: the numbers that the bars' ends may have; nil takes those at hand, with zero.
  /// - Returns: the rectangles of the bars, to mark one.
  @discardableResult
  public func bars(
    _ bars: [Bar], in rect: Rect, range: ClosedRange<Double>? = nil, gap: Double = 6, style: TextStyle = .label
  ) -> [Rect] {
    guard !bars.isEmpty else { return [] }
    let values = bars.map(\.value).filter(\.isFinite)
    let range = range ?? min(0, values.min() ?? 0)...max(0, values.max() ?? 0)
    let names = style.width(ofWidest: bars.map(\.label))
    let numbers = style.width(ofWidest: bars.map(\.text)) + 6
    let left = rect.minX + names + (names > 0 ? 8 : 0) + (range.lowerBound < 0 ? numbers : 0)
    let unit = max(0, rect.maxX - numbers - left) / max(range.upperBound - range.lowerBound, 1e-300)
    let base = left - range.lowerBound * unit
    let frames = zip(bars, rect.rows(bars.count, gap: gap)).map { bar, row in
      let length = (bar.value.isFinite ? min(max(bar.value, range.lowerBound), range.upperBound) : 0) * unit
      let frame = Rect(base + min(length, 0), row.minY, abs(length), row.height)
      rectangle(frame, fill: bar.paint)
      text(bar.label, at: Point(rect.minX + names, row.midY), style, .ink, .right)
      let isNegative = bar.value < 0
      text(
        bar.text, at: Point(isNegative ? frame.minX - 5 : frame.maxX + 5, row.midY), style, .ink,
        isNegative ? .right : .left)
      return frame
    }
    line(from: Point(base, rect.minY - 2), to: Point(base, rect.maxY + 2), .muted)
    return frames
  }
}
