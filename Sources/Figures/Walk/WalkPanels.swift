import Canvas
import Insights
import Tensors

extension WalkLayout {
  /// Writes over each panel what it shows.
  func drawHeads(on canvas: Canvas, _ index: Int) throws {
    let places = [whole.minX, part.minX, kernel?.minX ?? 0, output.minX]
    for (panel, head) in try words.heads(index).enumerated() where !head.title.isEmpty {
      let width = words.headWidth(panel, side: side)
      let box = canvas.text(head.title, at: Point(places[panel], 0), .heading, width: width)
      canvas.text(head.detail, at: Point(places[panel], box.maxY + 2), .small, .muted, width: width)
    }
  }

  /// Draws the whole input, and the part around the window with its numbers.
  func drawInput(on canvas: Canvas, _ index: Int) throws {
    let (stop, view, map) = (walk.stops[index], walk.view, MapValues(walk.input))
    let scale = try words.inputScale()
    canvas.heatMap(map, in: whole, scale)
    hatchDropped(on: canvas)
    let origin = view.origins[index]
    let shown = whole.cells(
      origin.row..<origin.row + view.rows, origin.column..<origin.column + view.columns, of: map.shape)
    // From the image's edge, not from the piece itself: the lines must not cross what they point at.
    let (left, right) = (whole.maxX + 4, part.minX - (hasNumbers ? 24 : 4))
    canvas.line(from: Point(left, shown.minY), to: Point(right, part.minY), .muted, dash: .dotted)
    canvas.line(from: Point(left, shown.maxY), to: Point(right, part.maxY), .muted, dash: .dotted)
    canvas.rectangle(shown.inset(-1.5), stroke: .paper, width: 3)
    canvas.rectangle(shown.inset(-0.5), stroke: .ink, width: 1)
    canvas.lookHere(whole.cells(stop.rows, stop.columns, of: map.shape), width: 1.5)
    canvas.place(try grid(at: origin), at: part.origin)
    drawLabels(on: canvas, origin)
    drawWindow(on: canvas, stop, origin)
  }

  private func hatchDropped(on canvas: Canvas) {
    let shape = (rows: walk.input.shape[0], columns: walk.input.shape[1])
    let (rows, columns) = (shape.rows - walk.dropped.rows, shape.columns - walk.dropped.columns)
    if rows < shape.rows { canvas.hatch(whole.cells(rows..<shape.rows, 0..<shape.columns, of: shape)) }
    if columns < shape.columns { canvas.hatch(whole.cells(0..<rows, columns..<shape.columns, of: shape)) }
  }

  /// The cells of the part; those outside of the map are padding, those that no window reaches are hatched.
  private func grid(at origin: Place) throws -> NumberGrid {
    let (view, map) = (walk.view, walk.input)
    var (values, texts, marks): ([Float], [String], [GridMark]) = ([], [], [])
    for row in 0..<view.rows {
      for column in 0..<view.columns {
        let (y, x) = (origin.row + row, origin.column + column)
        let isInside = (0..<map.shape[0]).contains(y) && (0..<map.shape[1]).contains(x)
        let value = isInside ? map[y, x] : 0
        values.append(value)
        texts.append(hasNumbers ? (isInside ? words.number(value) : padding) : "")
        if !isInside { marks.append(GridMark(.padding, row: row, column: column)) }
        if isInside, y >= map.shape[0] - walk.dropped.rows || x >= map.shape[1] - walk.dropped.columns {
          marks.append(GridMark(.dropped, row: row, column: column))
        }
      }
    }
    return NumberGrid(
      rows: view.rows, columns: view.columns, texts: texts,
      fills: MapValues(rows: view.rows, columns: view.columns, values), scale: try words.inputScale(), cell: side,
      style: .small, marks: marks)
  }

  /// What stands in a cell of the padding: the zero that is counted, or nothing.
  private var padding: String {
    guard case .pooling(let value) = walk.layer, !value.pooling.countsPadding else { return "0" }
    return ""
  }

  /// The numbers of the rows and columns that lie in the map.
  private func drawLabels(on canvas: Canvas, _ origin: Place) {
    guard hasNumbers else { return }
    for row in 0..<walk.view.rows where (0..<walk.input.shape[0]).contains(origin.row + row) {
      let place = Point(part.minX - 6, part.minY + (Double(row) + 0.5) * side)
      canvas.text(String(origin.row + row), at: place, .small, .muted, .right)
    }
    for column in 0..<walk.view.columns where (0..<walk.input.shape[1]).contains(origin.column + column) {
      let place = Point(part.minX + (Double(column) + 0.5) * side, part.minY - 4)
      canvas.text(String(origin.column + column), at: place, .small, .muted, .bottom)
    }
  }

  /// Outlines the window; where there are gaps in it, the cells that it sees.
  private func drawWindow(on canvas: Canvas, _ stop: WalkStop, _ origin: Place) {
    let shape = (rows: walk.view.rows, columns: walk.view.columns)
    let rows = stop.rows.lowerBound - origin.row..<stop.rows.upperBound - origin.row
    let columns = stop.columns.lowerBound - origin.column..<stop.columns.upperBound - origin.column
    guard walk.window.isDilated else { return canvas.lookHere(part.cells(rows, columns, of: shape), width: 3) }
    canvas.rectangle(part.cells(rows, columns, of: shape).inset(-1), stroke: .lookHere, width: 1.5, dash: .dashed)
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: walk.window.rowDilation) {
      for column in stride(from: columns.lowerBound, to: columns.upperBound, by: walk.window.columnDilation) {
        canvas.lookHere(part.cell(row, column, of: shape).inset(2))
      }
    }
  }

  /// Draws `× kernel`.
  func drawKernel(on canvas: Canvas) throws {
    guard let kernel, let weights = walk.kernel, let style = words.convolution else { return }
    let texts = weights.values.map { hasNumbers ? words.number($0) : "" }
    let grid = NumberGrid(
      rows: weights.shape[0], columns: weights.shape[1], texts: texts, fills: MapValues(weights),
      scale: try style.weightScale(), cell: side, style: .small)
    canvas.place(grid, at: kernel.origin)
    let gap = max(part.maxX, part.minX + WalkLayout.headWidth)
    canvas.text("×", at: Point((gap + kernel.minX) / 2, kernel.midY), .large, .ink, .centre)
  }

  /// Draws the map as far as it is filled, with the cell just filled outlined.
  func drawOutput(on canvas: Canvas, _ index: Int) throws {
    let (place, map, scale) = (walk.stops[index].place, MapValues(walk.output), try words.outputScale())
    let last = kernel ?? part
    let middle = min(last.midY, output.maxY - 8)
    canvas.arrow(from: Point(last.maxX + 10, middle), to: Point(output.minX - 8, middle))
    canvas.rectangle(output, fill: .panel)
    if place.row > 0 {
      let rows = 0..<place.row
      canvas.heatMap(
        map[rows, 0..<map.columns], in: output.cells(rows, 0..<map.columns, of: map.shape), scale, outline: nil)
    }
    let (row, columns) = (place.row..<place.row + 1, 0..<place.column + 1)
    canvas.heatMap(map[row, columns], in: output.cells(row, columns, of: map.shape), scale, outline: nil)
    canvas.rectangle(output.inset(-1), stroke: .hairline)
    canvas.lookHere(output.cell(place.row, place.column, of: map.shape))
  }

  /// Writes the sum line by line, with what has been added so far; of pooling the equation.
  func drawSum(on canvas: Canvas, _ index: Int) throws {
    let stop = walk.stops[index]
    let lines = try words.lines(stop)
    guard !lines.isEmpty else {
      canvas.text(words.equation(stop), at: Point(0, sumTop), .body.bold, .ink, width: equationWidth)
      return
    }
    canvas.text(try words.word("so-far"), at: Point(sumWidth, sumTop), .small, .muted, .topRight)
    for (number, line) in lines.enumerated() {
      let middle = sumTop + (Double(number) + 1.5) * WalkLayout.lineHeight
      if line.isTotal, !lines[number - 1].isTotal {
        let y = middle - WalkLayout.lineHeight / 2
        canvas.line(from: Point(0, y), to: Point(sumWidth, y), .ink)
      }
      canvas.text(line.text, at: Point(0, middle), .body, .ink, .left)
      canvas.text(
        line.sum, at: Point(sumWidth, middle), line.isTotal ? .body.bold : .body, line.isResult ? .lookHere : .ink,
        .right)
    }
  }
}
