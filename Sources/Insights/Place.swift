/// A cell of a map, counted from 0 at the top left.
public struct Place: Hashable, Sendable {
  /// The row, from the top.
  public let row: Int
  /// The column, from the left.
  public let column: Int

  /// Makes a place.
  public init(row: Int, column: Int) { (self.row, self.column) = (row, column) }
}
