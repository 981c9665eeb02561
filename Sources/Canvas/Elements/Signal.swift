/// Maps of one row: signals, drawn as lines over time with the colours of their values below.
enum Signal {
  /// How high the strip of colours is.
  static let strip = 5.0
  /// From which width on a step is a bar, and not only a point of the line.
  static let barWidth = 5.0

  /// Whether a rectangle is meant for a signal: cells of heat maps are square.
  static func isRoomy(_ rect: Rect, columns: Int) -> Bool {
    rect.height >= 16 && rect.height > 1.5 * rect.width / Double(columns)
  }
}

extension MapValues {
  /// Whether the map is a signal: it has one row of steps.
  public var isSignal: Bool { rows == 1 && columns > 1 }
}

extension Size {
  /// The size of a signal in the place of a map.
  public static func signal(in bounds: Size) -> Size {
    Size(bounds.width, min(bounds.height, max(20, (bounds.width * 0.5).rounded())))
  }
}

extension Canvas {
  /// Draws a signal: bars where there is room for them, else a line, from 0 to its values; below it their colours, but of
  /// what is measured and not computed.
  func signal(_ map: MapValues, in rect: Rect, _ scale: ColourScale) {
    rectangle(rect, fill: .panel)
    let hasColours = scale.kind != .grey
    let plot = Rect(rect.minX, rect.minY + 2, rect.width, rect.height - 4 - (hasColours ? Signal.strip : 0))
    // The axis holds the whole scale and 0, so that signals of one scale can be compared.
    let (low, high) = (min(0, scale.minimum), max(0, scale.maximum))
    let span = max(high - low, 1e-12)
    func y(_ value: Float) -> Double { plot.maxY - plot.height * (min(max(Double(value), low), high) - low) / span }
    let step = rect.width / Double(map.columns)
    if low < 0 { line(from: Point(rect.minX, y(0)), to: Point(rect.maxX, y(0)), .hairline) }
    if step >= Signal.barWidth, hasColours {
      for (index, value) in map.values.enumerated() {
        let (top, zero) = (y(max(value, 0)), y(min(value, 0)))
        let bar = Rect(rect.minX + Double(index) * step + 1, top, step - 2, max(zero - top, 0.75))
        rectangle(bar, fill: .value(value, scale), stroke: .muted)
      }
    } else {
      let points = map.values.enumerated().map { Point(rect.minX + (Double($0) + 0.5) * step, y($1)) }
      polyline(points, .ink, width: rect.height < 40 ? 0.9 : 1.2)
      if step >= Signal.barWidth { for point in points { circle(point, radius: 1.8, fill: .ink) } }
    }
    if hasColours {
      let below = Rect(rect.minX, rect.maxY - Signal.strip, rect.width, Signal.strip)
      heatMap(map, in: below, scale, outline: nil)
    }
    rectangle(rect.inset(-1), stroke: .hairline)
  }
}
