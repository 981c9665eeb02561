import Canvas
import Insights
import Localization

/// The pieces of the image that one cell of each layer sees, each inside the next; below, what of each piece moves the cell.
public struct ReceptiveFieldFigure: CataloguedFigure {
  /// `receptive-field`.
  public let id = "receptive-field"
  let value: NestedFields

  /// One figure of a network with layers that look through windows.
  public static func figures(of explanation: Explanation) -> [ReceptiveFieldFigure] {
    explanation.nestedFields.flatMap { $0.levels.isEmpty ? nil : [ReceptiveFieldFigure(value: $0)] } ?? []
  }

  /// How much each layer sees, and what the numbers beside the picture are.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let last = value.levels[value.levels.count - 1]
    let dots = try MeasuredDots(value, ReceptiveFieldLayout(value, textWidth: textWidth(strings)))
    let axis = strings.areOfSignals ? last.field.columns : last.field.rows
    let place = strings.areOfSignals ? last.place.column : last.place.row
    let values = [
      "dotted": dots?.level.name ?? "",
      "sizes": sizes(strings), "image": imageSize(strings), "class": value.className,
      "index": numbers.integer(value.example.index), "layer": last.name, "size": size(of: last, strings),
      "start": numbers.integer(axis.start), "row": numbers.integer(place), "jump": numbers.integer(axis.jump),
      "first": numbers.integer(axis.cells(at: place).lowerBound),
      "levels": value.levels.map { "\($0.name) \(size(of: $0, strings))" }.joined(separator: ", "),
    ]
    let wording = try FigureWording(id, strings, values)
    let measured = MeasuredPieces.levels(value).map { "\($0.level.name) \($0.level.measured?.count ?? 0)" }
    let isPadded = value.levels.contains { padded($0) }
    var notes = measured.isEmpty ? [] : ["measured.caption"]
    if dots != nil { notes.insert("measured.dots", at: 0) }
    if isPadded { notes.append("padding") }
    if value.isFollowedByDense && !value.seesEverything(last) { notes.append("dense") }
    let caption = try [wording.caption] + notes.map { try strings("receptive-field.\($0)", values) }
    let alternative = try strings("receptive-field.measured.alternative", ["counts": measured.joined(separator: ", ")])
    return FigureWording(
      title: wording.title, caption: caption.joined(separator: " "),
      alternative: wording.alternative + (measured.isEmpty ? "" : " " + alternative))
  }

  /// The picture, or the list beside it where that is higher.
  public func size(_ strings: Strings) throws -> Size {
    let layout = ReceptiveFieldLayout(value, textWidth: try textWidth(strings))
    return Size(FigureMetrics.width, layout.height + MeasuredPieces.height(value))
  }

  /// The image with a square for each layer, tied to the layer's numbers.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = ReceptiveFieldLayout(value, textWidth: try textWidth(strings))
    canvas.whole(value.example.image, in: layout.image)
    MeasuredDots(value, layout)?.draw(on: canvas)
    for (index, level) in value.levels.enumerated().reversed() {
      let square = layout.square(level)
      canvas.rectangle(square.inset(-1.5), stroke: .paper, width: 5)
      canvas.rectangle(square, stroke: .category(index), width: 2.5, dash: padded(level) ? .dashed : .solid)
    }
    for (index, level) in value.levels.enumerated() {
      try draw(level, index: index, on: canvas, layout, strings)
    }
    try MeasuredPieces(canvas: canvas, fields: value, strings: strings).draw(top: layout.height)
  }
}

extension ReceptiveFieldFigure {
  private func imageSize(_ strings: Strings) -> String {
    strings.extents(value.example.image.shape.rows, value.example.image.shape.columns)
  }

  private func size(of level: NestedFields.Level, _ strings: Strings) -> String {
    strings.extents(level.field.rows.size, level.field.columns.size)
  }

  /// Of many layers the first three and the last.
  private func sizes(_ strings: Strings) -> String {
    let texts = value.levels.map { size(of: $0, strings) }
    guard texts.count > 5 else { return texts.joined(separator: ", ") }
    return (texts.prefix(3) + ["…", texts[texts.count - 1]]).joined(separator: ", ")
  }

  /// Whether a field reaches beyond the border of the image.
  private func padded(_ level: NestedFields.Level) -> Bool {
    level.rows.lowerBound < 0 || level.columns.lowerBound < 0 || level.rows.upperBound > value.example.image.shape.rows
      || level.columns.upperBound > value.example.image.shape.columns
  }

  /// What a level's cell sees, which cell that is, and how its neighbours' pieces lie.
  private func words(_ level: NestedFields.Level, _ strings: Strings) throws -> (
    sees: String, cell: String, step: String
  ) {
    let numbers = strings.numbers
    func pair(_ rows: Int, _ columns: Int) -> String {
      rows == columns ? numbers.integer(rows) : strings.extents(rows, columns)
    }
    let key = value.seesEverything(level) ? "sees-all" : "sees"
    return (
      try strings("receptive-field.labels.\(key)", ["size": size(of: level, strings), "image": imageSize(strings)]),
      try strings(
        "receptive-field.labels.cell",
        [
          "row": numbers.integer(level.place.row), "column": numbers.integer(level.place.column),
          "firstRow": numbers.integer(level.rows.lowerBound), "lastRow": numbers.integer(level.rows.upperBound - 1),
          "firstColumn": numbers.integer(level.columns.lowerBound),
          "lastColumn": numbers.integer(level.columns.upperBound - 1),
        ]),
      try strings(
        "receptive-field.labels.step",
        [
          "jump": pair(level.field.rows.jump, level.field.columns.jump),
          "start": pair(level.field.rows.start, level.field.columns.start),
        ])
    )
  }

  /// The width of the widest words beside the image.
  private func textWidth(_ strings: Strings) throws -> Double {
    try value.levels.reduce(0) { widest, level in
      let words = try words(level, strings)
      let first = TextStyle.heading.measure(level.name).width + 8 + TextStyle.body.measure(words.sees).width
      return max(widest, first, TextStyle.small.measure(words.cell).width)
    }
  }

  private func draw(
    _ level: NestedFields.Level, index: Int, on canvas: Canvas, _ layout: ReceptiveFieldLayout, _ strings: Strings
  ) throws {
    let row = layout.row(index)
    let square = layout.square(level)
    canvas.link(
      from: Point(square.maxX, square.maxY - 1.25), to: Point(row.minX - 6, row.midY), .category(index), width: 1.5)
    canvas.rectangle(Rect(row.minX, row.minY + 4, 4, row.height - 8), fill: .category(index))
    let words = try words(level, strings)
    let left = row.minX + ReceptiveFieldLayout.indent
    let name = canvas.text(level.name, at: Point(left, row.minY + 2), .heading)
    canvas.text(words.sees, at: Point(name.maxX + 8, row.minY + 2), .body)
    canvas.text(words.cell, at: Point(left, row.minY + 21), .small, .ink)
    canvas.text(words.step, at: Point(left, row.minY + 36), .small, .muted)
  }
}
