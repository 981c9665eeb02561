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
    return try FigureWording(
      id, title: value.pixel.levels[0].source == 0 ? "title" : "title-turned", strings,
      [
        "name": value.name, "order": names.joined(separator: ", "),
        "low": strings.numbers.decimal(range.lowerBound), "high": strings.numbers.decimal(range.upperBound),
      ])
  }

  /// Two rows of three pictures and the legend.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, 2 * rowHeight + 18 + (try legend(strings)).size.height)
  }

  /// Bytes above, what the network reads below.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let (rows, columns) = (value.framed.rows, value.framed.columns)
    let scale = self.scale(try strings("maps.this-figure"))
    for (channel, level) in value.pixel.levels.enumerated() {
      let left = labelWidth + Double(channel) * (side.width + gap)
      canvas.text(
        try strings(
          "photograph-channels.channel", ["index": "\(channel)", "colour": strings(Self.colour(level.source))]),
        at: Point(left, 0), .heading)
      let bytes = MapValues(
        rows: rows, columns: columns,
        (0..<rows * columns).map { Float(value.framed.pixels[3 * $0 + level.source]) / 255 })
      canvas.heatMap(bytes, in: Rect(at: Point(left, 24), side), .image)
      canvas.heatMap(
        MapValues(value.input, channel: channel), in: Rect(at: Point(left, 24 + rowHeight), side), scale)
      canvas.arrow(
        from: Point(left + side.width / 2, 24 + side.height + 3),
        to: Point(left + side.width / 2, 24 + rowHeight - 3))
      let mark = Rect(at: Point(left, 24 + rowHeight), side)
        .cell(value.pixel.place.row, value.pixel.place.column, of: (rows, columns))
      canvas.lookHere(mark.inset(-3))
    }
    for (row, key) in ["bytes", "read"].enumerated() {
      canvas.text(
        try strings("photograph-channels.\(key)"), at: Point(0, 24 + Double(row) * rowHeight), .label, .muted,
        width: labelWidth - 12)
    }
    canvas.place(try legend(strings), at: Point(labelWidth, 2 * rowHeight + 18))
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
      longest: (FigureMetrics.width - labelWidth - 2 * gap) / 3)
  }
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
