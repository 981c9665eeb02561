import Canvas
import Insights
import Localization

/// How a stack of maps becomes a list: the place of every cell in the vector, and three cells followed there.
public struct FlattenMappingFigure: CataloguedFigure {
  /// `flatten-mapping`; the layer's name for further layers that flatten maps.
  public let id: String
  let value: FlattenMap

  /// One figure for each layer that flattens maps.
  public static func figures(of explanation: Explanation) -> [FlattenMappingFigure] {
    explanation.flattenings.enumerated().map { index, value in
      FlattenMappingFigure(id: index == 0 ? "flatten-mapping" : "\(value.layer)-mapping", value: value)
    }
  }

  /// The id of the figure of a layer, if that layer has one.
  public static func id(of layer: String, in explanation: Explanation) -> String? {
    figures(of: explanation).first { $0.value.layer == layer }?.id
  }

  /// The order, and the formula with the numbers of one cell.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (shape, cell) = (value.shape, value.followed[0])
    let words = FlattenWords(value, strings)
    let number = shape.channels == 1 ? "one" : "many"
    let channels = strings.numbers.integer(shape.channels)
    return try FigureWording(
      "flatten-mapping", strings,
      [
        "shape": strings.channelsLast(shape).map(strings.numbers.integer).joined(separator: "×"),
        "count": strings.numbers.integer(value.vector.count), "layer": value.layer,
        "all": try strings("flatten-mapping.all.\(number)", ["channels": channels]),
        "order": try strings("flatten-mapping.order-of.\(number)"),
        "colours": shape.channels == 1 ? "" : try strings("flatten-mapping.colours"),
        "channel": strings.numbers.integer(cell.channel),
        "row": strings.numbers.integer(cell.row), "column": strings.numbers.integer(cell.column),
        "equation": words.equation(cell), "value": strings.numbers.decimal(cell.value),
        "maps": value.shown.count < shape.channels
          ? " "
            + (try strings(
              "flatten-mapping.some",
              ["shown": strings.numbers.integer(value.shown.count), "total": channels]))
          : "",
      ])
  }

  /// The usual width; as high as the maps or the strip need.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, FlattenLayout(value).height)
  }

  /// Maps with numbered cells, the strip, the links between them, and the formula.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let (layout, words) = (FlattenLayout(value), FlattenWords(value, strings))
    for (position, channel) in value.shown.enumerated() {
      let heading = try strings("flatten-mapping.map", ["channel": strings.numbers.integer(channel)])
      try drawMap(
        channel, paint: FlattenLayout.paint(position), heading: heading, in: layout.maps[position], on: canvas, layout)
    }
    canvas.text(value.layer, at: layout.strip.top.moved(0, -6), .heading, .ink, .bottom)
    canvas.text(
      try strings("flatten-mapping.index"), at: Point(layout.strip.maxX + 8, layout.strip.minY - 7), .small, .muted,
      .bottomLeft)
    try drawStrip(on: canvas, layout, words)
    drawLinks(on: canvas, layout)
    try drawFormula(on: canvas, layout, words)
  }
}

extension FlattenMappingFigure {
  private func drawMap(
    _ channel: Int, paint: Paint, heading: String, in frame: Rect, on canvas: Canvas, _ layout: FlattenLayout
  ) throws {
    let (rows, columns) = (value.shape.rows, value.shape.columns)
    let texts = (0..<rows * columns).map { place in
      layout.hasNumbers ? String(value.index(channel: channel, row: place / columns, column: place % columns)) : ""
    }
    canvas.text(heading, at: frame.origin.moved(0, -6), .label.bold, paint, .bottomLeft)
    let grid = NumberGrid(
      rows: rows, columns: columns, texts: texts, cell: layout.cell, style: .small,
      marks: [GridMark(.tint(paint), rows: 0..<rows, columns: 0..<columns)])
    canvas.place(grid, at: frame.origin)
    for cell in value.followed where cell.channel == channel {
      canvas.lookHere(frame.cell(cell.row, cell.column, of: (rows, columns)))
    }
  }

  private func drawStrip(on canvas: Canvas, _ layout: FlattenLayout, _ words: FlattenWords) throws {
    for (index, frame) in zip(layout.indices, layout.stripCells) {
      let cell = value.cell(at: index)
      let position = value.shown.firstIndex(of: cell.channel)
      let tint = position.map {
        Paint.tint(FlattenLayout.paint($0))
      }
      canvas.rectangle(frame, fill: tint ?? .paper, stroke: .hairline)
      if let position {
        canvas.rectangle(Rect(frame.minX, frame.minY, 4, frame.height), fill: FlattenLayout.paint(position))
      }
      canvas.text(
        words.strings.numbers.decimal(cell.value), at: Point(frame.maxX - 6, frame.midY), .small,
        position == nil ? .muted : .ink, .right)
      let isFollowed = value.followed.contains { $0.index == index }
      canvas.text(
        String(index), at: Point(frame.maxX + 8, frame.midY), isFollowed ? .small.bold : .small,
        isFollowed ? .ink : .muted, .left)
    }
    for cell in value.followed {
      if let frame = layout.stripCell(cell.index) { canvas.lookHere(frame) }
    }
    for middle in layout.breaks {
      for offset in [-5.0, 0, 5] {
        canvas.circle(Point(layout.strip.midX, middle + offset), radius: 1.25, fill: .muted)
      }
    }
  }

  private func drawLinks(on canvas: Canvas, _ layout: FlattenLayout) {
    for cell in value.followed {
      guard let position = value.shown.firstIndex(of: cell.channel), let end = layout.stripCell(cell.index) else {
        continue
      }
      // From the map's edge, so that the line crosses no numbers.
      let map = layout.maps[position]
      let start = Point(map.maxX + 2, map.cell(cell.row, 0, of: (value.shape.rows, 1)).midY)
      canvas.link(from: start, to: end.left.moved(-2, 0), FlattenLayout.paint(position), width: 1.5)
    }
  }

  private func drawFormula(on canvas: Canvas, _ layout: FlattenLayout, _ words: FlattenWords) throws {
    let area = layout.formula
    var y = area.minY
    func write(_ text: String, _ style: TextStyle, _ paint: Paint, gap: Double) {
      y = canvas.text(text, at: Point(area.minX, y), style, paint, width: area.width).maxY + gap
    }
    write(try words.strings("flatten-mapping.rule"), .label, .muted, gap: 8)
    write(try words.formula(), .body.bold, .ink, gap: 20)
    for cell in value.followed {
      let position = value.shown.firstIndex(of: cell.channel) ?? 0
      write(try words.place(cell), .label, FlattenLayout.paint(position), gap: 2)
      write(words.equation(cell), .body, .ink, gap: 12)
    }
    y += 4
    guard value.shape.channels > 1 else { return }
    write(try words.strings("flatten-mapping.order"), .label, .muted, gap: 0)
  }
}
