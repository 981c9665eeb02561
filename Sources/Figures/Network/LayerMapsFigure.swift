import Canvas
import Insights
import Localization
import Tensors

/// What a layer makes of its input, for one example: pictures of the values before and after.
public struct LayerMapsFigure: CataloguedFigure {
  /// `LAYER-maps`.
  public var id: String { "\(value.layer)-maps" }
  let value: LayerPictures
  let className: String

  /// One for each layer that has no figures of its own.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.layerPictures.map {
      Self(value: $0, className: explanation.experiment.dataset.classes[$0.label])
    }
  }

  /// What becomes of what, and which value is outlined.
  public func wording(_ strings: Strings) throws -> FigureWording {
    try FigureWording(
      "layer-maps", strings,
      [
        "layer": value.layer, "source": value.source, "class": className,
        "operation": try strings.operation(value.kind), "index": strings.numbers.integer(value.testIndex),
        "input": extents(value.inputShape, strings), "output": extents(value.outputShape, strings),
        "before": try words(value.before, value.inputShape, strings),
        "after": try words(value.after, value.outputShape, strings), "place": try place(strings),
        "scales": try strings("layer-maps.scales." + (value.sharesScale ? "one" : "two")),
      ])
  }

  /// The usual width; two rows of pictures and the legends.
  public func size(_ strings: Strings) throws -> Size {
    let layout = LayerMapsLayout(value)
    return Size(FigureMetrics.width, layout.legendTop + (try legends(strings)).size.height)
  }

  /// What goes in above what comes out.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = LayerMapsLayout(value)
    try draw(value.before, of: value.source, value.inputShape, layout.before, on: canvas, strings)
    let arrow = layout.after.top - 26
    canvas.arrow(from: Point(24, arrow - 4), to: Point(24, arrow + 20))
    canvas.text(try strings.operation(value.kind), at: Point(36, arrow + 8), .small, .muted, .left)
    try draw(value.after, of: value.layer, value.outputShape, layout.after, on: canvas, strings)
    if let found = value.after.place(of: value.cell) {
      let picture = value.after.pictures[found.picture].values.shape
      let frame = layout.after.frame(found.picture, picture)
      canvas.lookHere(frame.cell(found.place.row, found.place.column, of: (picture[0], picture[1])).inset(-1))
    }
    canvas.place(try legends(strings), at: Point(0, layout.legendTop))
  }
}

extension LayerMapsFigure {
  private func extents(_ shape: Shape, _ strings: Strings) -> String {
    strings.channelsLast(shape).map(strings.numbers.integer).joined(separator: " × ")
  }

  /// What the pictures are: `the 6 strongest of 16 maps`.
  private func words(_ pictures: ValuePictures, _ shape: Shape, _ strings: Strings) throws -> String {
    let (shown, total) = (pictures.pictures.count, pictures.total)
    let values = [
      "shown": strings.numbers.integer(shown), "total": strings.numbers.integer(total),
      "channel": String(pictures.channel), "count": strings.numbers.integer(shape.channels),
      "steps": strings.numbers.integer(shape.cells.last ?? 0),
    ]
    let part =
      pictures.kind == .maps || pictures.kind == .volume ? (shown < total ? ".some" : total == 1 ? ".one" : ".all") : ""
    return try strings("layer-maps.\(pictures.kind.rawValue)\(part)", values)
  }

  private func place(_ strings: Strings) throws -> String {
    let names = [[], ["step"], ["row", "column"], ["slice", "row", "column"]][value.cell.place.count]
    let kinds = ["vector", "signal", "map", "volume"]
    let values = Dictionary(uniqueKeysWithValues: zip(names, value.cell.place.map(String.init)))
    return try strings(
      "layer-maps.place." + kinds[names.count], values.merging(["channel": String(value.cell.channel)]) { $1 })
  }

  private func scale(_ pictures: ValuePictures, _ scope: String) -> ColourScale {
    guard let range = pictures.range else { return .image }
    return ColourScale(.activation, Double(range.lowerBound)...Double(range.upperBound), scope: scope)
  }

  private func legends(_ strings: Strings) throws -> Row {
    func legend(_ pictures: ValuePictures, _ scope: String) throws -> Legend {
      let title = try strings(pictures.range == nil ? "maps.pixels" : "maps.activation")
      let ends = pictures.range.map { [$0.lowerBound, $0.upperBound] } ?? []
      return Legend(
        scale(pictures, scope), title: title, length: 160, strings,
        places: ends.isEmpty ? 1 : ConvolutionStyle.places(ends))
    }
    let after = try legend(value.after, strings("maps.this-block"))
    return value.sharesScale
      ? Row([after])
      : Row([try legend(value.before, strings("layer-maps.block-before")), after], gap: 40, alignment: .leading)
  }

  private func draw(
    _ pictures: ValuePictures, of name: String, _ shape: Shape, _ row: LayerMapsLayout.Row, on canvas: Canvas,
    _ strings: Strings
  ) throws {
    canvas.text(name, at: Point(0, row.top), .heading)
    canvas.text(
      extents(shape, strings), at: Point(TextStyle.heading.measure(name).width + 10, row.top + 2), .small, .muted)
    let colours = scale(pictures, "")
    for (index, picture) in pictures.pictures.enumerated() {
      let frame = row.frame(index, picture.values.shape)
      canvas.heatMap(MapValues(picture.values), in: frame, colours)
      guard pictures.total > 1 else { continue }
      let key = pictures.kind == .volume ? "layer-maps.slice" : "layer-before-after.channel"
      let label = try strings(key, ["channel": String(picture.index)])
      canvas.text(label, at: Point(frame.minX, frame.minY - 3), .small, .muted, .bottomLeft)
    }
  }
}
