import Canvas
import Insights
import Localization

/// Where the whole map, the corner with its windows, and the results stand.
struct PoolingStepsLayout {
  /// Cells of the corner that are drawn together.
  struct Block {
    let rows, columns: Range<Int>
  }

  /// The whole map, the corner, and the results.
  let map, corner, results: Rect
  let legend: Legend
  /// The side of a cell of the corner.
  let side: Double
  /// Whether cells are large enough for their numbers.
  let hasNumbers: Bool
  /// The cells of the corner: one block for each window where windows do not overlap.
  let blocks: [Block]
  let equationTop: Double

  private let trace: PoolingTrace
  private let rowStarts, columnStarts: [Double]

  private static let top = 56.0
  private static let windowGap = 6.0
  private static let mapSide = 150.0
  /// Where the corner begins, right of the whole map and the numbers of its rows.
  private static let left = mapSide + 58
  /// The least room for the arrow.
  private static let arrow = 76.0

  init(_ words: PoolingWords) throws {
    let (trace, window) = (words.value.trace, words.value.pooling.window)
    self.trace = trace
    let (rows, columns) = (trace.corner.shape[0], trace.corner.shape[1])
    hasNumbers = rows <= 9 && columns <= 9
    // What is left for cells beside the whole map, the arrow and the gaps between windows.
    let room = FigureMetrics.width - PoolingStepsLayout.left - PoolingStepsLayout.arrow - 24
    let fitting = (room / Double(columns + max(2, trace.outputColumns))).rounded(.down)
    let wished = NumberGrid.cell(fitting: trace.corner.values.map(words.number)) + 4
    side = hasNumbers ? min(max(wished, 34), fitting) : min(30, fitting, (270 / Double(rows)).rounded(.down))
    let isExploded =
      window.rowStride == window.rows && window.columnStride == window.columns && window.padding == .init()
    let rowParts = PoolingStepsLayout.parts(rows, window: isExploded ? window.rows : nil, count: trace.outputRows)
    let columnParts = PoolingStepsLayout.parts(
      columns, window: isExploded ? window.columns : nil, count: trace.outputColumns)
    blocks = rowParts.flatMap { row in
      columnParts.map { Block(rows: row, columns: $0) }
    }
    rowStarts = PoolingStepsLayout.starts(rowParts, side)
    columnStarts = PoolingStepsLayout.starts(columnParts, side)
    let shape = trace.map.shape
    let pixel = PoolingStepsLayout.mapSide / Double(max(shape[0], shape[1]))
    map = Rect(at: Point(0, PoolingStepsLayout.top), .map(rows: shape[0], columns: shape[1], cell: pixel))
    corner = Rect(
      PoolingStepsLayout.left, PoolingStepsLayout.top, columnStarts[columns - 1] + side,
      rowStarts[rows - 1] + side)
    let size = Size(side * Double(trace.outputColumns), side * Double(trace.outputRows))
    let part = try words.resultPart()
    let width = max(
      size.width, TextStyle.small.measure(part).width, TextStyle.heading.measure(trace.layer).width)
    let gap = min(120, FigureMetrics.width - corner.maxX - width)
    results = Rect(at: Point(corner.maxX + gap, corner.midY - size.height / 2), size)
    legend = Legend(try words.scale(), title: try words.quantity(), length: 120, words.strings)
    equationTop = max(corner.maxY, map.maxY) + 20
  }

  var height: Double { equationTop + legend.size.height }

  /// A cell of the corner.
  func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(corner.minX + columnStarts[column], corner.minY + rowStarts[row], side, side)
  }

  /// The cells that a window covers.
  func frame(of step: PoolingStep) -> Rect {
    let cells = step.cells.map { cell($0.row - trace.firstRow, $0.column - trace.firstColumn) }
    return cells.dropFirst().reduce(cells[0]) { $0.union($1) }
  }

  /// The runs of cells along one axis: one for each window, and one that is dropped; all in one where windows overlap.
  private static func parts(_ extent: Int, window: Int?, count: Int) -> [Range<Int>] {
    guard let window else { return [0..<extent] }
    let covered = window * count
    return (0..<count).map { $0 * window..<($0 + 1) * window } + (covered < extent ? [covered..<extent] : [])
  }

  /// Where the cells begin along one axis, with a gap between the runs.
  private static func starts(_ parts: [Range<Int>], _ side: Double) -> [Double] {
    parts.enumerated().flatMap { index, cells in
      cells.map { Double($0) * side + Double(index) * windowGap }
    }
  }
}
