import Networks
import Tensors

/// A corner of a real map and the windows that walk over it.
public struct PoolingTrace: Equatable, Sendable {
  /// The name of the layer.
  public let layer: String
  /// What is kept of each window.
  public let kind: Pooling.Kind
  /// The index of the example and of the map.
  public let example, channel: Int
  /// The corner's first row and column in the input map.
  public let firstRow, firstColumn: Int
  /// The input's values in the corner, `[rows, columns]`; where the corner ends at a border that no window covers, the
  /// dropped rows and columns are part of it.
  public let corner: Tensor
  /// The windows inside the corner, row by row.
  public let steps: [PoolingStep]
  /// How many rows and columns of windows there are in the corner.
  public let outputRows, outputColumns: Int
  /// Every window of the map, row by row.
  public let allSteps: [PoolingStep]
  /// The whole input map, `[rows, columns]`, and the whole output map.
  public let map, pooled: Tensor
  /// How many rows at the bottom and columns at the right no window covers.
  public let droppedRows, droppedColumns: Int
  /// The range of colours of the block.
  public let blockRange: ClosedRange<Float>

  /// How many cells the corner has at most, each way, while it holds more than one window.
  static let cornerLimit = 8

  /// The window to follow: the one in the corner with the largest result, the first among equals.
  public var followed: PoolingStep { steps.max { $0.result < $1.result }! }

  /// Walks over a corner of a map of one example: of a map that is given the corner around its largest result, else the most
  /// varied corner of the most varied map.
  init(_ pooling: Pooling, example: Int, channel given: Int? = nil) throws {
    let channel = given ?? mostVariedMap(pooling.input.slice(example))
    let output = pooling.output.slice(example).slice(channel)
    let map = pooling.input.slice(example).slice(channel)
    let window = pooling.window
    outputRows = PoolingTrace.windows(window.rows, window.rowStride, of: output.shape[0])
    outputColumns = PoolingTrace.windows(window.columns, window.columnStride, of: output.shape[1])
    let start =
      given == nil
      ? mostVaried(output, rows: outputRows, columns: outputColumns, dropped: pooling.dropped)
      : aroundLargest(output, rows: outputRows, columns: outputColumns)
    var steps: [PoolingStep] = []
    var allSteps: [PoolingStep] = []
    for row in 0..<output.shape[0] {
      for column in 0..<output.shape[1] {
        let step = try pooling.step(example: example, channel: channel, row: row, column: column)
        allSteps.append(step)
        let isInCorner =
          (start.row..<start.row + outputRows).contains(row)
          && (start.column..<start.column + outputColumns).contains(column)
        if isInCorner { steps.append(step) }
      }
    }
    let cells = steps.flatMap(\.cells)
    firstRow = cells.map(\.row).min() ?? 0
    firstColumn = cells.map(\.column).min() ?? 0
    (droppedRows, droppedColumns) = pooling.dropped
    let endsBelow = start.row + outputRows == output.shape[0]
    let endsRight = start.column + outputColumns == output.shape[1]
    let lastRow = (cells.map(\.row).max() ?? 0) + (endsBelow ? droppedRows : 0)
    let lastColumn = (cells.map(\.column).max() ?? 0) + (endsRight ? droppedColumns : 0)
    corner = map.part(rows: firstRow..<lastRow + 1, columns: firstColumn..<lastColumn + 1)
    (layer, kind, self.example, self.channel) = (pooling.name, pooling.kind, example, channel)
    (self.steps, self.allSteps, self.map, pooled) = (steps, allSteps, map, output)
    blockRange = pooling.blockRange
  }

  /// How many windows of a size and a step the corner shows along one axis: three, fewer of large ones.
  private static func windows(_ size: Int, _ stride: Int, of count: Int) -> Int {
    let fitting = size > cornerLimit ? 1 : (cornerLimit - size) / stride + 1
    return min(3, fitting, count)
  }
}

/// The index of the map whose values spread most: one with strokes rather than one that answers everywhere alike.
func mostVariedMap(_ maps: Tensor) -> Int {
  let spreads = (0..<maps.shape.channels).map { maps.slice($0).spread }
  return spreads.indices.max { (spreads[$0], $1) < (spreads[$1], $0) } ?? 0
}

/// The place of the rectangle of a map whose values spread most.
///
/// Where windows drop a border, the rectangle at that border is taken if it shows at least a quarter of that spread.
func mostVaried(_ map: Tensor, rows: Int, columns: Int, dropped: (rows: Int, columns: Int)) -> Place {
  let (lastRow, lastColumn) = (map.shape[0] - rows, map.shape[1] - columns)
  var best = Place(row: 0, column: 0)
  var atBorder: Place?
  var (bestSpread, borderSpread) = (-1.0, -1.0)
  for row in 0...lastRow {
    for column in 0...lastColumn {
      let spread = map.part(rows: row..<row + rows, columns: column..<column + columns).spread
      if spread > bestSpread { (best, bestSpread) = (Place(row: row, column: column), spread) }
      let isAtBorder = (dropped.rows == 0 || row == lastRow) && (dropped.columns == 0 || column == lastColumn)
      if isAtBorder && spread > borderSpread {
        (atBorder, borderSpread) = (Place(row: row, column: column), spread)
      }
    }
  }
  guard let atBorder, borderSpread >= bestSpread / 4 else { return best }
  return atBorder
}

/// The place of the rectangle of a map that has its largest value in the middle, as far as the map's border lets it.
private func aroundLargest(_ map: Tensor, rows: Int, columns: Int) -> Place {
  let index = map.indexOfMaximum ?? 0
  return Place(
    row: max(0, min(index / map.shape[1] - rows / 2, map.shape[0] - rows)),
    column: max(0, min(index % map.shape[1] - columns / 2, map.shape[1] - columns)))
}

extension Tensor {
  /// Some rows and columns of a map.
  func part(rows: Range<Int>, columns: Range<Int>) -> Tensor {
    Tensor([rows.count, columns.count], rows.flatMap { row in columns.map { self[row, $0] } })
  }

  /// The sum of the squared distances from the mean.
  var spread: Double {
    let sum = values.reduce(0.0) { $0 + Double($1) }
    let squares = values.reduce(0.0) { $0 + Double($1) * Double($1) }
    return squares - sum * sum / Double(max(1, count))
  }
}
