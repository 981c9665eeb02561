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
    // A sequential scale begins at zero, whatever there is below.
    scale.kind.isDiverging
      ? min(scale.minimum, 0)...max(scale.maximum, 0) : 0...max(scale.maximum, 0)
  }

  /// The bar with its numbers and its title; zero has a line of its own where it would touch the numbers at the ends.
  public var size: Size {
    let line = TextStyle.small.measure("0").height
    let head = title.isEmpty ? 0 : line + 4
    let titleWidth = TextStyle.small.measure(title).width
    if isVertical {
      let aside = isZeroApart ? Legend.aside + TextStyle.small.measure(ticks[1].text).width : 0
      return Size(max(Legend.thickness + 6 + widest + aside, titleWidth), length + head + line / 2)
    }
    return Size(max(length, titleWidth), head + Legend.thickness + 4 + (isZeroApart ? 2 : 1) * line)
  }

  /// Between upright numbers and a zero beside them.
  private static let aside = 6.0
  private var widest: Double { TextStyle.small.width(ofWidest: ticks.map(\.text)) }
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
    if isVertical {
      drawUpright(on: canvas, Rect(rect.minX, top + 4, Legend.thickness, length - 4))
    } else {
      drawLying(on: canvas, Rect(rect.minX, top, length, Legend.thickness))
    }
  }

  private func drawLying(on canvas: Canvas, _ bar: Rect) {
    drawColours(on: canvas, bar.inset(1))
    for (index, tick) in ticks.enumerated() {
      let share = place(tick.value)
      let x = bar.minX + 0.5 + share * (length - 1)
      let isApart = index == 1 && isZeroApart
      canvas.line(from: Point(x, bar.maxY), to: Point(x, bar.maxY + 3), .muted)
      // The numbers at the ends stay within the bar's length.
      let anchor: Anchor = share == 0 ? .topLeft : share == 1 ? .topRight : .top
      let half = TextStyle.small.measure(tick.text).width / 2
      let inside = min(max(x, bar.minX + half), bar.maxX - half)
      let place = share == 0 ? bar.minX : share == 1 ? bar.maxX : inside
      let line = isApart ? TextStyle.small.measure("0").height : 0
      canvas.text(tick.text, at: Point(place, bar.maxY + 4 + line), .small, .ink, anchor)
    }
  }

  private func drawUpright(on canvas: Canvas, _ bar: Rect) {
    drawColours(on: canvas, bar.inset(1))
    for (index, tick) in ticks.enumerated() {
      let y = bar.maxY - 0.5 - place(tick.value) * (bar.height - 1)
      let aside = index == 1 && isZeroApart ? widest + Legend.aside : 0
      canvas.line(from: Point(bar.maxX, y), to: Point(bar.maxX + 3, y), .muted)
      canvas.text(tick.text, at: Point(bar.maxX + 6 + aside, y), .small, .ink, .left)
    }
  }

  /// The colours themselves, which are no cells of a map.
  private func drawColours(on canvas: Canvas, _ bar: Rect) {
    canvas.show(.map(samples, scale, marksNegatives: scale.kind.isDiverging), in: bar)
    canvas.rectangle(bar.inset(-1), stroke: .hairline)
  }

  /// Whether zero would touch the numbers at the ends and so stands apart from them: below, or aside of upright ones.
  private var isZeroApart: Bool {
    guard ticks.count == 3 else { return false }
    let spacing = isVertical ? 2.0 : 6.0
    let sizes = ticks.map { TextStyle.small.measure($0.text) }
    let before = isVertical ? sizes[0].height / 2 : sizes[0].width
    let after = isVertical ? sizes[2].height / 2 : sizes[2].width
    let half = (isVertical ? sizes[1].height : sizes[1].width) / 2
    let zero = place(0) * length
    return zero - half < before + spacing || zero + half > length - after - spacing
  }

  private func place(_ value: Double) -> Double {
    let range = Legend.range(scale)
    let width = range.upperBound - range.lowerBound
    return width > 0 ? (value - range.lowerBound) / width : 0
  }

  private var samples: MapValues {
    let range = Legend.range(scale)
    let count = 96
    let values = (0..<count).map { step in
      let share = (Double(isVertical ? count - 1 - step : step) + 0.5) / Double(count)
      return Float(range.lowerBound + share * (range.upperBound - range.lowerBound))
    }
    return MapValues(rows: isVertical ? count : 1, columns: isVertical ? 1 : count, values)
  }
}
