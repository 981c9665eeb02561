/// The bar that says what the colours of a heat map mean: least number, zero, greatest number, and the scope.
///
/// The bar shows only the part of the scale that occurs, so that both its ends are numbers of the scope.
public struct Legend: Element {
  let scale: ColourScale
  let title: String
  let ticks: [(value: Double, text: String)]
  let length: Double
  let isVertical: Bool

  private static let thickness = 10.0

  /// Makes a legend.
  ///
  /// - Parameters:
  ///   - title: what the numbers are; the scale's scope stands behind it: "activation, this layer".
  ///   - length: of the bar in px.
  ///   - format: writes a number in the reader's language.
  public init(
    _ scale: ColourScale, title: String = "", length: Double = 160, isVertical: Bool = false,
    format: (Double) -> String
  ) {
    self.scale = scale
    self.title = [title, scale.scope].filter { !$0.isEmpty }.joined(separator: ", ")
    self.length = length
    self.isVertical = isVertical
    let ends = Legend.range(scale)
    let numbers = [ends.lowerBound, 0, ends.upperBound]
    var ticks: [(value: Double, text: String)] = []
    for number in numbers where ticks.last?.value != number { ticks.append((number, format(number))) }
    self.ticks = ticks
  }

  private static func range(_ scale: ColourScale) -> ClosedRange<Double> {
    min(scale.minimum, 0)...max(scale.maximum, 0)
  }

  /// The bar with its numbers and its title.
  public var size: Size {
    let line = TextStyle.small.measure("0").height
    let widest = TextStyle.small.width(ofWidest: ticks.map(\.text))
    let head = title.isEmpty ? 0 : line + 4
    if isVertical {
      let titleWidth = TextStyle.small.measure(title).width
      return Size(max(Legend.thickness + 6 + widest, titleWidth), length + head + line / 2)
    }
    return Size(max(length + widest, TextStyle.small.measure(title).width), head + Legend.thickness + 4 + line)
  }
}

extension Legend {
  /// Draws title, bar and numbers.
  public func draw(on canvas: Canvas, in rect: Rect) {
    let line = TextStyle.small.measure("0").height
    var top = rect.minY
    if !title.isEmpty {
      canvas.text(title, at: rect.origin, .small, .muted)
      top += line + 4
    }
    isVertical ? drawUpright(on: canvas, Point(rect.minX, top)) : drawLying(on: canvas, Point(rect.minX, top))
  }

  private func drawLying(on canvas: Canvas, _ origin: Point) {
    let indent = TextStyle.small.measure(ticks[0].text).width / 2
    let bar = Rect(origin.x + indent, origin.y, length, Legend.thickness)
    canvas.heatMap(samples(isVertical: false), in: bar, scale)
    var free = -Double.infinity
    for tick in visibleTicks(spacing: 8) {
      let x = bar.minX + place(tick.value) * length
      canvas.line(from: Point(x, bar.maxY), to: Point(x, bar.maxY + 3), .ink)
      let box = canvas.text(tick.text, at: Point(x, bar.maxY + 4), .small, .ink, .top)
      free = box.maxX
    }
    _ = free
  }

  private func drawUpright(on canvas: Canvas, _ origin: Point) {
    let bar = Rect(origin.x, origin.y + 4, Legend.thickness, length - 4)
    canvas.heatMap(samples(isVertical: true), in: bar, scale)
    for tick in visibleTicks(spacing: 2) {
      let y = bar.maxY - place(tick.value) * bar.height
      canvas.line(from: Point(bar.maxX, y), to: Point(bar.maxX + 3, y), .ink)
      canvas.text(tick.text, at: Point(bar.maxX + 6, y), .small, .ink, .left)
    }
  }

  /// Zero gives way to the ends where its number would touch theirs.
  private func visibleTicks(spacing: Double) -> [(value: Double, text: String)] {
    guard ticks.count == 3 else { return ticks }
    let extents = ticks.map { TextStyle.small.measure($0.text) }.map { isVertical ? $0.height : $0.width }
    let zero = place(0) * length
    let isFree =
      zero - extents[1] / 2 > extents[0] / 2 + spacing
      && zero + extents[1] / 2 < length - extents[2] / 2 - spacing
    return isFree ? ticks : [ticks[0], ticks[2]]
  }

  private func place(_ value: Double) -> Double {
    let range = Legend.range(scale)
    let width = range.upperBound - range.lowerBound
    return width > 0 ? (value - range.lowerBound) / width : 0
  }

  private func samples(isVertical: Bool) -> MapValues {
    let range = Legend.range(scale)
    let count = 96
    let values = (0..<count).map { step in
      let share = (Double(isVertical ? count - 1 - step : step) + 0.5) / Double(count)
      return Float(range.lowerBound + share * (range.upperBound - range.lowerBound))
    }
    return MapValues(rows: isVertical ? count : 1, columns: isVertical ? 1 : count, values)
  }
}
