/// A number of rows and a number of columns: the size of a window, or its steps.
public struct Extents: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  /// Makes extents; both must be positive.
  public init(rows: Int, columns: Int) {
    precondition(rows > 0 && columns > 0, "a window has at least one row and one column")
    (self.rows, self.columns) = (rows, columns)
  }

  /// Makes extents with as many rows as columns.
  public init(integerLiteral value: Int) { self.init(rows: value, columns: value) }

  /// The extents joined by a multiplication sign, as in `3×5`.
  public var description: String { "\(rows)×\(columns)" }

  /// The extents as an argument: one number where rows and columns are equal.
  package var argument: ArgumentValue {
    rows == columns ? .integer(rows) : .list([.integer(rows), .integer(columns)])
  }
}
