import Canvas
import Engine
import Insights
import Tensors

/// A grid with its padding dashed, what no window reaches hatched, and one window pointed out.
struct PaddedGrid: Element {
  private let value: GridConvolution
  private let grid: NumberGrid
  private let extents: [Int]

  init(_ value: GridConvolution, cell: Double, _ words: ArithmeticWords) {
    self.value = value
    extents = value.paddedExtents
    let (top, left) = (value.window.padding.top, value.window.padding.left)
    let (rows, columns) = (value.input.shape[0], value.input.shape[1])
    let texts = (0..<extents[0] * extents[1]).map { index -> String in
      let (row, column) = (index / value.paddedExtents[1] - top, index % value.paddedExtents[1] - left)
      let isInside = (0..<rows).contains(row) && (0..<columns).contains(column)
      return isInside ? words.number(value.input[row, column]) : "0"
    }
    grid = NumberGrid(
      rows: extents[0], columns: extents[1], texts: texts, cell: cell, style: .label,
      marks: PaddedGrid.unread(value)
        + value.factors.map {
          GridMark(.tint(.lookHere), row: $0.place.row + top, column: $0.place.column + left)
        })
  }

  var size: Size { grid.size }

  func draw(on canvas: Canvas, in rect: Rect) {
    grid.draw(on: canvas, in: rect)
    for (rows, columns) in PaddedGrid.border(value) { drawBorder(rows, columns, on: canvas, in: rect) }
    canvas.rectangle(Rect(at: rect.origin, size).inset(-1), stroke: .paper)
    canvas.rectangle(Rect(at: rect.origin, size), stroke: .muted, dash: isPadded ? .dashed : .solid)
    if isPadded { canvas.rectangle(inner(in: rect), stroke: .ink) }
    canvas.lookHere(window(at: value.followed, in: rect))
  }

  /// What a window reaches over when the grid stands in a rectangle.
  func window(at cell: Place, in rect: Rect) -> Rect {
    let window = value.window
    let (row, column) = (cell.row * window.rowStride, cell.column * window.columnStride)
    return grid.frame(
      rows: row..<row + window.axes[0].reach, columns: column..<column + window.axes[1].reach, in: rect)
  }
}

extension PaddedGrid {
  private var isPadded: Bool { value.window.axes.contains { $0.padding.total > 0 } }

  /// The grid itself, without its padding.
  private func inner(in rect: Rect) -> Rect {
    let padding = value.window.padding
    return grid.frame(
      rows: padding.top..<extents[0] - padding.bottom, columns: padding.left..<extents[1] - padding.right, in: rect)
  }

  /// Dashed lines between the cells of one side of the padding, over the plain ones.
  private func drawBorder(_ rows: Range<Int>, _ columns: Range<Int>, on canvas: Canvas, in rect: Rect) {
    let area = grid.frame(rows: rows, columns: columns, in: rect)
    let cell = Size(area.width / Double(columns.count), area.height / Double(rows.count))
    func line(_ start: Point, _ end: Point) {
      canvas.line(from: start, to: end, .paper)
      canvas.line(from: start, to: end, .muted, dash: .dashed)
    }
    for row in 1..<max(1, rows.count) {
      let y = area.minY + Double(row) * cell.height
      line(Point(area.minX, y), Point(area.maxX, y))
    }
    for column in 1..<max(1, columns.count) {
      let x = area.minX + Double(column) * cell.width
      line(Point(x, area.minY), Point(x, area.maxY))
    }
  }

  /// The padding: all rows above and below, and the columns beside the grid.
  private static func border(_ value: GridConvolution) -> [(Range<Int>, Range<Int>)] {
    let (extents, padding) = (value.paddedExtents, value.window.padding)
    let (bottom, right) = (extents[0] - padding.bottom, extents[1] - padding.right)
    let areas = [
      (0..<padding.top, 0..<extents[1]), (bottom..<extents[0], 0..<extents[1]),
      (padding.top..<bottom, 0..<padding.left), (padding.top..<bottom, right..<extents[1]),
    ]
    return areas.filter { !$0.0.isEmpty && !$0.1.isEmpty }
  }

  /// The rows and columns after the last window.
  private static func unread(_ value: GridConvolution) -> [GridMark] {
    let (extents, reached) = (value.paddedExtents, value.reachedExtents)
    let areas = [(reached[0]..<extents[0], 0..<extents[1]), (0..<reached[0], reached[1]..<extents[1])]
    return areas.filter { !$0.0.isEmpty && !$0.1.isEmpty }.map { GridMark(.dropped, rows: $0.0, columns: $0.1) }
  }
}
