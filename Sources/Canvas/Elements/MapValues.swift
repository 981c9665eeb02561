/// The numbers of one map, row by row.
public struct MapValues: Sendable, Hashable {
  /// How many rows.
  public let rows: Int
  /// How many columns.
  public let columns: Int
  /// `rows x columns` numbers, row by row.
  public let values: [Float]

  /// Makes a map of `rows x columns` numbers.
  public init(rows: Int, columns: Int, _ values: [Float]) {
    precondition(values.count == rows * columns, "a map of \(rows)x\(columns) has no \(values.count) values")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// The number in a cell.
  public subscript(row: Int, column: Int) -> Float { values[row * columns + column] }

  /// The part of some rows and columns.
  public subscript(rows: Range<Int>, columns: Range<Int>) -> MapValues {
    MapValues(
      rows: rows.count, columns: columns.count, rows.flatMap { row in columns.map { self[row, $0] } })
  }

  /// How many rows and columns.
  public var shape: (rows: Int, columns: Int) { (rows, columns) }
}
