/// A number of cells along each axis of a map: the size of a window, its steps or its gaps.
public struct Extents: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The number along each axis, outermost first: `[steps]`, `[rows, columns]` or `[depth, rows, columns]`.
  public let dimensions: [Int]

  /// Makes extents along any axes; all must be positive.
  public init(_ dimensions: [Int]) {
    precondition(!dimensions.isEmpty && dimensions.allSatisfy { $0 > 0 }, "a window has at least one cell on each axis")
    self.dimensions = dimensions
  }

  /// Makes extents along rows and columns; both must be positive.
  public init(rows: Int, columns: Int) { self.init([rows, columns]) }

  /// Makes extents that are the same along each of `axes` axes.
  public init(repeating value: Int, axes: Int) { self.init(Array(repeating: value, count: axes)) }

  /// Makes extents with as many rows as columns.
  public init(integerLiteral value: Int) { self.init(rows: value, columns: value) }

  /// The number of rows.
  public var rows: Int { dimensions[dimensions.count - 2] }
  /// The number of columns.
  public var columns: Int { dimensions[dimensions.count - 1] }
  /// How many cells there are in all.
  public var count: Int { dimensions.reduce(1, *) }
  /// Whether they are 1 along every axis.
  public var isOne: Bool { dimensions.allSatisfy { $0 == 1 } }

  /// The extents joined by a multiplication sign, as in `3×5`.
  public var description: String { dimensions.map(String.init).joined(separator: "×") }

  /// The extents as an argument: one number where they are all equal.
  package var argument: ArgumentValue {
    Set(dimensions).count == 1 ? .integer(dimensions[0]) : .list(dimensions.map(ArgumentValue.integer))
  }
}
