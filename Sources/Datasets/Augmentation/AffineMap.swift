/// Where each pixel of a changed picture takes its value from: a linear map and a shift, in pixels from the middle.
///
/// The place `(row, column)` from the middle of the new picture reads the old one at
/// `(rowRow * row + rowColumn * column + rowShift, columnRow * row + columnColumn * column + columnShift)`.
public struct AffineMap: Equatable, Sendable {
  /// What the row of the source takes from the row and the column.
  public var rowRow = 1.0, rowColumn = 0.0
  /// What the column of the source takes from the row and the column.
  public var columnRow = 0.0, columnColumn = 1.0
  /// What is added to the row and to the column of the source.
  public var rowShift = 0.0, columnShift = 0.0

  /// Every pixel stays where it is.
  public init() {}

  /// The map that first asks `self`, then `inner`, as the product of their matrices.
  public func after(_ inner: AffineMap) -> AffineMap {
    var map = AffineMap()
    map.rowRow = rowRow * inner.rowRow + rowColumn * inner.columnRow
    map.rowColumn = rowRow * inner.rowColumn + rowColumn * inner.columnColumn
    map.rowShift = rowRow * inner.rowShift + rowColumn * inner.columnShift + rowShift
    map.columnRow = columnRow * inner.rowRow + columnColumn * inner.columnRow
    map.columnColumn = columnRow * inner.rowColumn + columnColumn * inner.columnColumn
    map.columnShift = columnRow * inner.rowShift + columnColumn * inner.columnShift + columnShift
    return map
  }

  /// Where the pixel of a picture of that size takes its value from, as row and column from the upper left pixel.
  public func source(row: Int, column: Int, rows: Int, columns: Int) -> (row: Double, column: Double) {
    let (middleRow, middleColumn) = (Double(rows - 1) / 2, Double(columns - 1) / 2)
    let (y, x) = (Double(row) - middleRow, Double(column) - middleColumn)
    return (
      rowRow * y + rowColumn * x + rowShift + middleRow, columnRow * y + columnColumn * x + columnShift + middleColumn
    )
  }
}
