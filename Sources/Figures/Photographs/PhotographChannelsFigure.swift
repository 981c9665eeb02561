import Canvas
import Insights
import Localization
import Tensors

/// The three channels of a photograph as bytes, and as the numbers that the network reads, in its order.
public struct PhotographChannelsFigure: CataloguedFigure {
  /// `photograph-channels`.
  public let id = "photograph-channels"
  let value: PhotographPreparation

  /// One, of the photograph that is followed.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.photographs.map { [Self(value: $0.hero.preparation)] } ?? []
  }

  /// In which order the channels come, and between which numbers they lie.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let names = try value.pixel.levels.map { try strings(Self.colour($0.source)) }
    let range = value.input.range
    let key = value.isGrey ? "photograph-channels.one" : "photograph-channels.three"
    return try FigureWording(
      key, title: value.pixel.levels[0].source == 0 ? "title" : "title-turned", strings,
      [
        "name": value.name, "order": names.joined(separator: ", "),
        "low": strings.numbers.decimal(range.lowerBound), "high": strings.numbers.decimal(range.upperBound),
      ])
  }

  /// Two rows of three pictures, or the two of a grey one side by side, and the legend.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, legendTop + (try legend(strings)).size.height)
  }

  /// Bytes above, what the network reads below; of a grey picture from left to right.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    guard !value.isGrey else { return try drawGrey(on: canvas, strings) }
    for (channel, level) in value.pixel.levels.enumerated() {
      let left = labelWidth + Double(channel) * (side.width + gap)
      canvas.text(
        try strings(
          "photograph-channels.channel", ["index": "\(channel)", "colour": strings(Self.colour(level.source))]),
        at: Point(left, 0), .heading)
      try draw(
        channel, bytes: Rect(at: Point(left, 24), side), read: Rect(at: Point(left, 24 + rowHeight), side), canvas,
        strings)
      canvas.arrow(
        from: Point(left + side.width / 2, 24 + side.height + 3),
        to: Point(left + side.width / 2, 24 + rowHeight - 3))
    }
    for (row, key) in ["bytes", "read"].enumerated() {
      canvas.text(
        try strings("photograph-channels.\(key)"), at: Point(0, 24 + Double(row) * rowHeight), .label, .muted,
        width: labelWidth - 12)
    }
    canvas.place(try legend(strings), at: Point(labelWidth, legendTop))
  }

  private func drawGrey(on canvas: Canvas, _ strings: Strings) throws {
    let bytes = Rect(at: Point(0, 24), side)
    let read = Rect(at: Point(FigureMetrics.width - side.width, 24), side)
    for (rect, key) in [(bytes, "bytes"), (read, "read")] {
      canvas.text(try strings("photograph-channels.\(key)"), at: Point(rect.minX, 0), .heading)
    }
    try draw(0, bytes: bytes, read: read, canvas, strings)
    canvas.arrow(from: Point(bytes.maxX + 6, bytes.midY), to: Point(read.minX - 6, read.midY))
    canvas.place(try legend(strings), at: Point(read.minX, legendTop))
  }

  /// A channel as bytes and as numbers, with the pixel that is worked out.
  private func draw(_ channel: Int, bytes: Rect, read: Rect, _ canvas: Canvas, _ strings: Strings) throws {
    let (rows, columns) = (value.framed.rows, value.framed.columns)
    let source = value.pixel.levels[channel].source
    let values = MapValues(
      rows: rows, columns: columns,
      (0..<rows * columns).map { Float(value.framed.pixels[3 * $0 + source]) / 255 })
    canvas.heatMap(values, in: bytes, .image)
    canvas.heatMap(
      MapValues(value.input, channel: channel), in: read, scale(try strings("maps.this-figure")))
    canvas.lookHere(
      read.cell(value.pixel.place.row, value.pixel.place.column, of: (rows, columns)).inset(-3))
  }
}

extension PhotographChannelsFigure {
  /// The key of a channel's colour.
  static func colour(_ source: Int) -> String { "photograph-channels." + ["red", "green", "blue"][source] }

  private var labelWidth: Double { 100 }
  private var gap: Double { 14 }
  private var side: Size {
    .picture(
      rows: value.framed.rows, columns: value.framed.columns,
      longest: value.isGrey ? 300 : (FigureMetrics.width - labelWidth - 2 * gap) / 3)
  }
  private var legendTop: Double { value.isGrey ? 24 + side.height + 18 : 2 * rowHeight + 18 }
  private var rowHeight: Double { side.height + 30 }

  private func scale(_ scope: String) -> ColourScale {
    let range = value.input.range
    return ColourScale(.activation, Double(range.lowerBound)...Double(range.upperBound), scope: scope)
  }

  private func legend(_ strings: Strings) throws -> Legend {
    Legend(
      scale(try strings("maps.this-figure")), title: try strings("photograph-channels.legend"), length: 200, strings,
      places: 1)
  }
}
