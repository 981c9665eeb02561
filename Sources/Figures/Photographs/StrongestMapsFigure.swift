import Canvas
import Insights
import Localization

/// The maps of a layer that are strongest for the image that is followed.
public struct StrongestMapsFigure: CataloguedFigure {
  /// `LAYER-maps`.
  public var id: String { "\(value.layer)-maps" }
  let value: StrongestMaps
  let image: Image

  /// The image that is followed.
  enum Image {
    case photograph(name: String)
    case test(index: Int, class: String)
  }

  /// One for each layer whose maps are shown.
  public static func figures(of explanation: Explanation) -> [Self] {
    let (experiment, photographs) = (explanation.experiment, explanation.photographs)
    let example = experiment.examples[experiment.hero]
    let image =
      photographs.map { Image.photograph(name: $0.hero.preparation.name) }
      ?? .test(index: example.index, class: experiment.dataset.classes[example.label])
    return explanation.strongestMaps.map { Self(value: $0, image: image) }
  }

  /// How many of how many, by what they were chosen, and the largest value.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (numbers, first) = (strings.numbers, value.maps[0])
    return try FigureWording(
      "strongest-maps", title: value.maps.count < value.shape.channels ? "title" : "title-all", strings,
      [
        "layer": value.layer, "shown": numbers.integer(value.maps.count),
        "total": numbers.integer(value.shape.channels),
        "size": strings.extents(value.shape.rows, value.shape.columns, times: " × "), "image": try name(strings),
        "first": numbers.integer(first.channel), "mean": numbers.decimal(first.mean),
        "high": numbers.decimal(value.range.upperBound), "low": numbers.decimal(value.range.lowerBound),
      ])
  }

  /// As many rows as the maps need, and the legend.
  public func size(_ strings: Strings) throws -> Size {
    let rows = (value.maps.count + Self.across - 1) / Self.across
    return Size(FigureMetrics.width, Double(rows) * rowHeight + 4 + (try legend(strings)).size.height)
  }

  /// Each map with its number and the mean of its values above.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let scale = scale("")
    for (index, shown) in value.maps.enumerated() {
      let left = Double(index % Self.across) * (Self.side + Self.gap)
      let top = Double(index / Self.across) * rowHeight
      canvas.text(strings.numbers.integer(shown.channel), at: Point(left, top), .label)
      canvas.text(
        try strings("strongest-maps.mean", ["mean": strings.numbers.decimal(shown.mean)]),
        at: Point(left + mapSize.width, top + 2), .small, .muted, .topRight)
      canvas.heatMap(MapValues(shown.map), in: Rect(at: Point(left, top + 20), mapSize), scale)
    }
    let rows = (value.maps.count + Self.across - 1) / Self.across
    canvas.place(try legend(strings), at: Point(0, Double(rows) * rowHeight + 4))
  }
}

extension StrongestMapsFigure {
  private static let across = 6
  private static let gap = 10.0
  private static let side = (FigureMetrics.width - gap * Double(across - 1)) / Double(across)
  private var mapSize: Size {
    value.shape.rows == 1
      ? .signal(in: Size(Self.side, Self.side))
      : .picture(rows: value.shape.rows, columns: value.shape.columns, longest: Self.side)
  }

  private func name(_ strings: Strings) throws -> String {
    switch image {
    case .photograph(let name): try strings("strongest-maps.photograph", ["name": name])
    case .test(let index, let label):
      try strings("strongest-maps.test", ["index": strings.numbers.integer(index), "class": label])
    }
  }

  private var rowHeight: Double { mapSize.height + 34 }

  private func scale(_ scope: String) -> ColourScale {
    ColourScale(.activation, Double(value.range.lowerBound)...Double(value.range.upperBound), scope: scope)
  }

  private func legend(_ strings: Strings) throws -> Legend {
    Legend(
      scale(try strings("maps.this-figure")), title: try strings("maps.activation"), length: 180, strings, places: 1)
  }
}
