/// At which cells of a map the window of a walk is shown: few of many, chosen so that all its movements can be seen.
package enum WalkPlaces {
  /// How many stops there are at most in a long walk and in a short one.
  package static let limit = 12, shortLimit = 5
  /// How many rows and columns of stops lie around the strongest cell, where the map is large enough.
  static let block = (rows: 2, columns: 3)

  /// All cells of a small map. Of a large one the very first, a block around the strongest cell, the end of the block's first
  /// row, the start of the row after it, and the very last; of a short walk the strongest cell stands for the block. Row by
  /// row, as the window moves. So the turn at a row's end is seen where something lies in the image: its corners are mostly
  /// empty.
  ///
  /// How many they are depends on the size of the map alone, so that names of figures do not change with the weights.
  package static func chosen(rows: Int, columns: Int, around strongest: Place, isShort: Bool = false) -> [Place] {
    let total = rows * columns
    let wanted = min(isShort ? shortLimit : limit, total)
    var indices: Set<Int> = []
    func add(_ row: Int, _ column: Int) { indices.insert(row * columns + column) }
    let (start, block) =
      isShort ? (strongest, (rows: 1, columns: 1)) : self.block(rows: rows, columns: columns, around: strongest)
    for row in start.row..<start.row + block.rows {
      for column in start.column..<start.column + block.columns { add(row, column) }
    }
    add(0, 0)
    add(start.row, columns - 1)
    add(min(start.row + 1, rows - 1), 0)
    add(rows - 1, columns - 1)
    // Where some of these are the same cell, the window goes on from the strongest one.
    var next = strongest.row * columns + strongest.column
    while indices.count < wanted {
      indices.insert(next)
      next = (next + 1) % total
    }
    return indices.sorted().map { Place(row: $0 / columns, column: $0 % columns) }
  }

  /// Where the block around the strongest cell begins, and how many rows and columns it has: more rows of a narrow map.
  static func block(
    rows: Int, columns: Int, around strongest: Place
  ) -> (start: Place, extents: (rows: Int, columns: Int)) {
    let blockColumns = min(block.columns, columns)
    let blockRows = min(rows, max(block.rows, block.rows * block.columns / blockColumns))
    let start = Place(
      row: min(max(strongest.row - 1, 0), rows - blockRows),
      column: min(max(strongest.column - 1, 0), columns - blockColumns))
    return (start, (blockRows, blockColumns))
  }
}
