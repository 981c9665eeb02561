/// Padding before and after each of the two axes of a map, in cells.
public struct BorderPadding: Hashable, Sendable {
  /// Rows added above and below, columns added at the left and at the right.
  public var top, bottom, left, right: Int

  /// Makes a padding; what is not given is none.
  public init(top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0) {
    (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
  }
}

/// How a window walks over a map: its size, its steps and what is put around the map, all as (rows, columns).
public struct Window: Hashable, Sendable {
  /// The size of the window and the steps it takes, in cells.
  public var rows, columns, rowStride, columnStride: Int
  /// What is put around the map before the window walks over it.
  public var padding: BorderPadding

  /// Makes a window.
  public init(rows: Int, columns: Int, rowStride: Int, columnStride: Int, padding: BorderPadding = BorderPadding()) {
    (self.rows, self.columns, self.rowStride, self.columnStride) = (rows, columns, rowStride, columnStride)
    self.padding = padding
  }

  /// The extents of the output for a map of `rows` x `columns`: `(extent + padding - size) / stride + 1`, rounded down.
  public func output(rows height: Int, columns width: Int) -> (rows: Int, columns: Int) {
    (
      (height + padding.top + padding.bottom - rows) / rowStride + 1,
      (width + padding.left + padding.right - columns) / columnStride + 1
    )
  }

  /// Whether the window has a size and steps, and fits at least once into a map of `rows` x `columns`.
  func fits(rows height: Int, columns width: Int) -> Bool {
    rows > 0 && columns > 0 && rowStride > 0 && columnStride > 0
      && min(padding.top, padding.bottom, padding.left, padding.right) >= 0
      && height + padding.top + padding.bottom >= rows && width + padding.left + padding.right >= columns
  }
}
