import Canvas
import Insights
import Localization

/// The pieces of the image that one cell of each layer sees, each inside the next.
public struct ReceptiveFieldFigure: CataloguedFigure {
  /// `receptive-field`.
  public let id = "receptive-field"
  let value: NestedFields

  /// One figure of a network with layers that look through windows.
  public static func figures(of explanation: Explanation) -> [ReceptiveFieldFigure] {
    explanation.nestedFields.map { [ReceptiveFieldFigure(value: $0)] } ?? []
  }

  /// How much each layer sees, and what the numbers beside the picture are.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let last = value.levels[value.levels.count - 1]
    let values = [
      "sizes": sizes, "image": imageSize, "class": value.className, "index": numbers.integer(value.example.index),
      "layer": last.name, "size": size(of: last), "start": numbers.integer(last.field.rows.start),
      "row": numbers.integer(last.place.row), "jump": numbers.integer(last.field.rows.jump),
      "first": numbers.integer(last.rows.lowerBound),
      "levels": value.levels.map { "\($0.name) \(size(of: $0))" }.joined(separator: ", "),
    ]
    let wording = try FigureWording(id, strings, values)
    let isPadded = value.levels.contains { padded($0) }
    var notes = isPadded ? ["padding"] : []
    if value.isFollowedByDense && !value.seesEverything(last) { notes.append("dense") }
    let caption = try [wording.caption] + notes.map { try strings("receptive-field.\($0)", values) }
    return FigureWording(
      title: wording.title, caption: caption.joined(separator: " "), alternative: wording.alternative)
  }

  /// The picture, or the list beside it where that is higher.
  public func size(_ strings: Strings) throws -> Size {
    let layout = ReceptiveFieldLayout(value)
    return Size(FigureMetrics.width, max(layout.frame.height, layout.listHeight))
  }

  /// The image with a square for each layer, tied to the layer's numbers.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = ReceptiveFieldLayout(value)
    canvas.image(MapValues(image: value.example.image), in: layout.image)
    for (index, level) in value.levels.enumerated().reversed() {
      let square = layout.square(level)
      canvas.rectangle(square.inset(-1.5), stroke: .paper, width: 5)
      canvas.rectangle(square, stroke: .category(index), width: 2.5, dash: padded(level) ? .dashed : .solid)
    }
    for (index, level) in value.levels.enumerated() {
      try draw(level, index: index, on: canvas, layout, strings)
    }
  }
}

extension ReceptiveFieldFigure {
  private var imageSize: String { "\(value.example.image.shape.rows)×\(value.example.image.shape.columns)" }

  private func size(of level: NestedFields.Level) -> String {
    "\(level.field.rows.size)×\(level.field.columns.size)"
  }

  /// Of many layers the first three and the last.
  private var sizes: String {
    let texts = value.levels.map(size)
    guard texts.count > 5 else { return texts.joined(separator: ", ") }
    return (texts.prefix(3) + ["…", texts[texts.count - 1]]).joined(separator: ", ")
  }

  /// Whether a field reaches beyond the border of the image.
  private func padded(_ level: NestedFields.Level) -> Bool {
    level.rows.lowerBound < 0 || level.columns.lowerBound < 0 || level.rows.upperBound > value.example.image.shape.rows
      || level.columns.upperBound > value.example.image.shape.columns
  }

  private func draw(
    _ level: NestedFields.Level, index: Int, on canvas: Canvas, _ layout: ReceptiveFieldLayout, _ strings: Strings
  ) throws {
    let numbers = strings.numbers
    let row = layout.row(index)
    let square = layout.square(level)
    canvas.link(
      from: Point(square.maxX, square.maxY - 1.25), to: Point(row.minX - 6, row.midY), .category(index), width: 1.5)
    canvas.rectangle(Rect(row.minX, row.minY + 4, 4, row.height - 8), fill: .category(index))
    let left = row.minX + 14
    let name = canvas.text(level.name, at: Point(left, row.minY + 2), .heading)
    let isAll = value.seesEverything(level)
    let sees = try strings(
      "receptive-field.labels.\(isAll ? "sees-all" : "sees")", ["size": size(of: level), "image": imageSize])
    canvas.text(sees, at: Point(name.maxX + 8, row.minY + 2), .body)
    let pair = { (rows: Int, columns: Int) in
      rows == columns ? numbers.integer(rows) : "\(numbers.integer(rows))×\(numbers.integer(columns))"
    }
    let values = [
      "jump": pair(level.field.rows.jump, level.field.columns.jump),
      "start": pair(level.field.rows.start, level.field.columns.start),
      "row": numbers.integer(level.place.row), "column": numbers.integer(level.place.column),
      "firstRow": numbers.integer(level.rows.lowerBound), "lastRow": numbers.integer(level.rows.upperBound - 1),
      "firstColumn": numbers.integer(level.columns.lowerBound),
      "lastColumn": numbers.integer(level.columns.upperBound - 1),
    ]
    canvas.text(
      try strings("receptive-field.labels.cell", values), at: Point(left, row.minY + 21), .small, .ink)
    canvas.text(
      try strings("receptive-field.labels.step", values), at: Point(left, row.minY + 36), .small, .muted)
  }
}
