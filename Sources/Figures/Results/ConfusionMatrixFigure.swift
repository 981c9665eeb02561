import Canvas
import Insights
import Localization

/// Which classes were taken for which: true classes in rows, answers in columns.
public struct ConfusionMatrixFigure: CataloguedFigure {
  /// `confusion-matrix`.
  public let id = "confusion-matrix"
  let value: ConfusionMatrix

  /// One figure of every evaluation.
  public static func figures(of explanation: Explanation) -> [ConfusionMatrixFigure] {
    explanation.confusionMatrix.total > 0 ? [ConfusionMatrixFigure(value: explanation.confusionMatrix)] : []
  }

  /// How many were wrong, and which confusions are the commonest.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let confusions = try commonest.map { try text($0, strings) }
    let values = [
      "total": numbers.integer(value.total), "right": numbers.integer(value.right),
      "wrong": numbers.integer(value.total - value.right),
      "share": numbers.percent(Double(value.right) / Double(value.total)),
      "first": commonest.first.map { value.classes[$0.label] } ?? "",
      "second": commonest.first.map { value.classes[$0.predicted] } ?? "",
      "count": numbers.integer(commonest.first?.count ?? 0), "confusions": confusions.joined(separator: ", "),
    ]
    let hasErrors = !commonest.isEmpty
    let wording = try FigureWording(id, title: hasErrors ? "title" : "title-perfect", strings, values)
    guard hasErrors else { return wording }
    return FigureWording(
      title: wording.title, caption: "\(wording.caption) \(try strings("confusion-matrix.commonest", values))",
      alternative: wording.alternative)
  }

  /// The matrix with its sums, and the legend with the commonest confusions beside it or below.
  public func size(_ strings: Strings) throws -> Size { ConfusionMatrixLayout(value).size }

  /// Counts in cells: grey where answer and class agree, orange where not.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = ConfusionMatrixLayout(value)
    try layout.drawNames(value.classes, on: canvas, strings)
    drawCells(on: canvas, layout, strings)
    drawSums(on: canvas, layout, strings)
    try drawNotes(on: canvas, layout, strings)
  }
}

extension ConfusionMatrixFigure {
  /// The three commonest confusions.
  var commonest: [ConfusionMatrix.Confusion] { Array(value.confusions.prefix(3)) }

  private func text(_ confusion: ConfusionMatrix.Confusion, _ strings: Strings) throws -> String {
    try strings(
      "confusion-matrix.confusion",
      [
        "true": value.classes[confusion.label], "predicted": value.classes[confusion.predicted],
        "count": strings.numbers.integer(confusion.count),
      ])
  }

  private func scale(_ strings: Strings) throws -> ColourScale {
    ColourScale(
      .error, 0...Double(value.confusions.first?.count ?? 0), scope: try strings("confusion-matrix.labels.scope"))
  }

  private func drawCells(on canvas: Canvas, _ layout: ConfusionMatrixLayout, _ strings: Strings) {
    guard let scale = try? scale(strings) else { return }
    for (row, counts) in value.counts.enumerated() {
      for (column, count) in counts.enumerated() where count > 0 {
        let cell = layout.cell(row, column)
        let isRight = row == column
        let fill: Paint = isRight ? .hairline : .value(Float(count), scale)
        canvas.rectangle(cell, fill: fill)
        guard layout.hasNumbers else { continue }
        let paint: Paint = isRight ? .readable(on: .hairline) : .over(Float(count), scale)
        canvas.text(
          strings.numbers.integer(count), at: cell.centre, isRight ? .label.bold : .label, paint, .centre)
      }
    }
    drawLines(on: canvas, layout)
    for confusion in commonest { canvas.lookHere(layout.cell(confusion.label, confusion.predicted).inset(2)) }
  }

  private func drawLines(on canvas: Canvas, _ layout: ConfusionMatrixLayout) {
    let grid = layout.grid
    if layout.hasNumbers {
      for index in 1..<max(value.classes.count, 1) {
        let edge = layout.cell(index, index).origin
        canvas.line(from: Point(grid.minX, edge.y), to: Point(grid.maxX, edge.y), .hairline)
        canvas.line(from: Point(edge.x, grid.minY), to: Point(edge.x, grid.maxY), .hairline)
      }
    }
    canvas.rectangle(grid.inset(-1), stroke: .muted)
  }

  private func drawSums(on canvas: Canvas, _ layout: ConfusionMatrixLayout, _ strings: Strings) {
    guard layout.hasNumbers else { return }
    for (index, (row, column)) in zip(value.rowSums, value.columnSums).enumerated() {
      let cell = layout.cell(index, index)
      canvas.text(
        strings.numbers.integer(row), at: Point(layout.grid.maxX + layout.sums - 4, cell.midY), .label, .muted, .right)
      canvas.text(
        strings.numbers.integer(column), at: Point(cell.midX, layout.grid.maxY + 14), .label, .muted, .centre)
    }
    canvas.text(
      strings.numbers.integer(value.total),
      at: Point(layout.grid.maxX + layout.sums - 4, layout.grid.maxY + 14), .label.bold, .muted, .right)
    canvas.text("∑", at: Point(layout.grid.minX - 8, layout.grid.maxY + 14), .label, .muted, .right)
    canvas.text("∑", at: Point(layout.grid.maxX + layout.sums - 4, layout.grid.minY - 6), .label, .muted, .bottomRight)
  }

  private func drawNotes(on canvas: Canvas, _ layout: ConfusionMatrixLayout, _ strings: Strings) throws {
    let notes = layout.notes
    var y = notes.minY
    canvas.rectangle(Rect(notes.minX, y + 1, 14, 14), fill: .hairline)
    y =
      canvas.text(
        try strings("confusion-matrix.labels.right", ["count": strings.numbers.integer(value.right)]),
        at: Point(notes.minX + 22, y), .label, width: notes.width - 22
      ).maxY
    guard !commonest.isEmpty else { return }
    y += 20
    let legend = Legend(
      try scale(strings), title: try strings("confusion-matrix.labels.errors"), length: notes.width, strings, places: 0)
    y = canvas.place(legend, at: Point(notes.minX, y)).maxY + 24
    y =
      canvas.text(
        try strings("confusion-matrix.labels.commonest"), at: Point(notes.minX, y), .heading, width: notes.width
      ).maxY + 8
    for confusion in commonest {
      canvas.lookHere(Rect(notes.minX + 2, y + 1, 12, 12))
      y =
        canvas.text(try text(confusion, strings), at: Point(notes.minX + 22, y), .label, width: notes.width - 22).maxY
        + 6
    }
  }
}
