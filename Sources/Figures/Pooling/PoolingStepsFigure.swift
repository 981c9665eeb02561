import Canvas
import Insights
import Localization

/// Windows stepping over a corner of a real map: the numbers in each, the one that wins, and what comes out.
public struct PoolingStepsFigure: CataloguedFigure {
  /// `pool1-steps`.
  public var id: String { "\(value.trace.layer)-steps" }
  let value: PoolingUnit

  /// One figure for each pooling layer.
  public static func figures(of explanation: Explanation) -> [PoolingStepsFigure] {
    explanation.poolings.map { PoolingStepsFigure(value: $0.unit) }
  }

  /// What is kept of a window, with the numbers of one, and what is dropped at the border.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = PoolingWords(value, strings)
    return try FigureWording("layer-steps.\(words.kind)", strings, words.values())
  }

  /// The usual width; as high as the corner and the sum below it.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, try PoolingStepsLayout(PoolingWords(value, strings)).height)
  }

  /// The whole map, its corner with numbers, the windows' results, and one result worked out.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let words = PoolingWords(value, strings)
    let layout = try PoolingStepsLayout(words)
    try drawMap(on: canvas, layout, words)
    try drawCorner(on: canvas, layout, words)
    try drawResults(on: canvas, layout, words)
    canvas.text(
      words.equation(value.trace.followed), at: Point(layout.corner.minX, layout.equationTop), .body.bold, .ink,
      width: FigureMetrics.width - layout.corner.minX)
  }
}

extension PoolingStepsFigure {
  private func drawMap(on canvas: Canvas, _ layout: PoolingStepsLayout, _ words: PoolingWords) throws {
    let (trace, scale) = (value.trace, try words.scale())
    let shape = (rows: trace.map.shape[0], columns: trace.map.shape[1])
    let heading = try words.strings(
      "layer-steps.map", ["layer": value.pooling.node.inputs[0], "channel": String(trace.channel)])
    canvas.text(heading, at: Point(0, 0), .heading)
    canvas.text(words.before, at: Point(0, 18), .small, .muted)
    canvas.heatMap(MapValues(trace.map), in: layout.map, scale)
    let coveredRows = shape.rows - trace.droppedRows
    let coveredColumns = shape.columns - trace.droppedColumns
    canvas.hatch(layout.map.cells(coveredRows..<shape.rows, 0..<shape.columns, of: shape))
    canvas.hatch(layout.map.cells(0..<coveredRows, coveredColumns..<shape.columns, of: shape))
    let rows = trace.firstRow..<trace.firstRow + trace.corner.shape[0]
    let columns = trace.firstColumn..<trace.firstColumn + trace.corner.shape[1]
    let part = layout.map.cells(rows, columns, of: shape)
    canvas.line(from: Point(part.maxX, part.minY), to: layout.corner.origin.moved(-22, 0), .muted, dash: .dotted)
    canvas.line(
      from: Point(part.maxX, part.maxY), to: Point(layout.corner.minX - 22, layout.corner.maxY), .muted,
      dash: .dotted)
    canvas.rectangle(part.inset(-1), stroke: .ink, width: 1.5)
    canvas.place(layout.legend, at: Point(0, layout.equationTop))
  }

  private func drawCorner(on canvas: Canvas, _ layout: PoolingStepsLayout, _ words: PoolingWords) throws {
    let trace = value.trace
    let corner = try words.strings(
      "layer-steps.corner",
      [
        "rows": "\(trace.firstRow)–\(trace.firstRow + trace.corner.shape[0] - 1)",
        "columns": "\(trace.firstColumn)–\(trace.firstColumn + trace.corner.shape[1] - 1)",
      ])
    canvas.text(corner, at: Point(layout.corner.minX, 0), .heading)
    for row in 0..<trace.corner.shape[0] {
      canvas.text(
        String(trace.firstRow + row), at: Point(layout.corner.minX - 6, layout.cell(row, 0).midY), .small, .muted,
        .right)
    }
    for column in 0..<trace.corner.shape[1] {
      canvas.text(
        String(trace.firstColumn + column), at: Point(layout.cell(0, column).midX, layout.corner.minY - 5), .small,
        .muted, .bottom)
    }
    for block in layout.blocks { try drawBlock(block, on: canvas, layout, words) }
    if trace.kind == .maximum {
      for step in trace.steps {
        // Where all are equal, nothing wins.
        guard let winner = step.winner.map({ step.cells[$0] }), step.cells.contains(where: { $0.value < winner.value })
        else { continue }
        let cell = layout.cell(winner.row - trace.firstRow, winner.column - trace.firstColumn)
        canvas.rectangle(cell.inset(2), stroke: .over(winner.value, try words.scale()), width: 2, radius: 3)
      }
    }
    canvas.lookHere(layout.frame(of: trace.followed))
  }

  private func drawBlock(
    _ block: PoolingStepsLayout.Block, on canvas: Canvas, _ layout: PoolingStepsLayout, _ words: PoolingWords
  ) throws {
    let map = MapValues(value.trace.corner)[block.rows, block.columns]
    let texts = map.values.map { layout.hasNumbers ? words.number($0) : "" }
    let grid = NumberGrid(
      rows: map.rows, columns: map.columns, texts: texts, fills: map, scale: try words.scale(), cell: layout.side,
      marks: uncovered(block))
    canvas.place(grid, at: layout.cell(block.rows.lowerBound, block.columns.lowerBound).origin)
  }

  /// The cells of a block that no window of the map covers.
  private func uncovered(_ block: PoolingStepsLayout.Block) -> [GridMark] {
    let trace = value.trace
    let covered = Set(trace.allSteps.flatMap { $0.cells.map { Place(row: $0.row, column: $0.column) } })
    return block.rows.flatMap { row in
      block.columns.compactMap { column in
        covered.contains(Place(row: trace.firstRow + row, column: trace.firstColumn + column))
          ? nil : GridMark(.dropped, row: row - block.rows.lowerBound, column: column - block.columns.lowerBound)
      }
    }
  }

  private func drawResults(on canvas: Canvas, _ layout: PoolingStepsLayout, _ words: PoolingWords) throws {
    let trace = value.trace
    canvas.text(trace.layer, at: Point(layout.results.minX, 0), .heading)
    canvas.text(try words.resultPart(), at: Point(layout.results.minX, 18), .small, .muted)
    let map = MapValues(rows: trace.outputRows, columns: trace.outputColumns, trace.steps.map(\.result))
    let grid = NumberGrid(map, try words.scale(), cell: layout.side, words.strings, places: words.places)
    canvas.place(grid, at: layout.results.origin)
    let followed = trace.steps.firstIndex(of: trace.followed) ?? 0
    canvas.lookHere(
      layout.results.cell(followed / trace.outputColumns, followed % trace.outputColumns, of: map.shape))
    let start = Point(layout.corner.maxX + 10, layout.results.midY)
    canvas.arrow(
      from: start, to: Point(layout.results.minX - 10, start.y),
      label: try words.strings("layer-steps.\(words.kind).arrow"))
  }
}
