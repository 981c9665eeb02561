/// Cells put before and after one axis of a map.
public struct Border: Hashable, Sendable {
  /// How many cells are added in front and behind.
  public var before, after: Int

  /// Makes a border; what is not given is none.
  public init(before: Int = 0, after: Int = 0) { (self.before, self.after) = (before, after) }

  /// How many cells are added in all.
  public var total: Int { before + after }
}

/// Padding before and after each of the two axes of a map, in cells.
public struct BorderPadding: Hashable, Sendable {
  /// Rows added above and below, columns added at the left and at the right.
  public var top, bottom, left, right: Int

  /// Makes a padding; what is not given is none.
  public init(top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0) {
    (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
  }

  /// The padding as one border for each axis.
  public var borders: [Border] { [Border(before: top, after: bottom), Border(before: left, after: right)] }
}

/// How a window walks over a map: along each of its axes its size, its steps, the gaps between its cells and what is put
/// around the map.
public struct Window: Hashable, Sendable {
  /// The window along one axis.
  public struct Axis: Hashable, Sendable {
    /// How many cells it sees.
    public var size: Int
    /// How far it moves from one output cell to the next.
    public var stride: Int
    /// How far the cells that it sees are apart; 1 without gaps.
    public var dilation: Int
    /// What is put around the map before the window walks over it; what lies behind may be negative, if the last cells
    /// are not to be seen.
    public var padding: Border

    /// Makes the window along one axis.
    public init(size: Int, stride: Int = 1, dilation: Int = 1, padding: Border = Border()) {
      (self.size, self.stride, self.dilation, self.padding) = (size, stride, dilation, padding)
    }

    /// How many cells lie between the first and the last one that it sees, both included.
    public var reach: Int { (size - 1) * dilation + 1 }

    /// The extent of the output: `(extent + padding - reach) / stride + 1`, rounded down.
    public func output(_ extent: Int) -> Int { (extent + padding.total - reach) / stride + 1 }

    /// Whether it has a size and steps, and fits at least once into a map of this extent.
    func fits(_ extent: Int) -> Bool {
      size > 0 && stride > 0 && dilation > 0 && padding.before >= 0 && extent + padding.total >= reach
    }
  }

  /// The axes, outermost first: one for signals, (rows, columns) for maps, (depth, rows, columns) for volumes.
  public var axes: [Axis]

  /// Makes a window of any number of axes.
  public init(axes: [Axis]) { self.axes = axes }

  /// Makes a window over maps of rows and columns.
  public init(rows: Int, columns: Int, rowStride: Int, columnStride: Int, padding: BorderPadding = BorderPadding()) {
    axes = [
      Axis(size: rows, stride: rowStride, padding: padding.borders[0]),
      Axis(size: columns, stride: columnStride, padding: padding.borders[1]),
    ]
  }

  /// The extents of the output for maps of these extents.
  public func output(_ extents: [Int]) -> [Int] { zip(axes, extents).map { $0.output($1) } }

  /// Whether the window fits at least once into maps of these extents.
  func fits(_ extents: [Int]) -> Bool { axes.count == extents.count && zip(axes, extents).allSatisfy { $0.fits($1) } }
}

/// A window over maps of rows and columns, whose axes are these two.
extension Window {
  /// How many rows it sees.
  public var rows: Int { axes[axes.count - 2].size }
  /// How many columns it sees.
  public var columns: Int { axes[axes.count - 1].size }
  /// How many rows it moves at once.
  public var rowStride: Int { axes[axes.count - 2].stride }
  /// How many columns it moves at once.
  public var columnStride: Int { axes[axes.count - 1].stride }
  /// How far the rows that it sees are apart.
  public var rowDilation: Int { axes[axes.count - 2].dilation }
  /// How far the columns that it sees are apart.
  public var columnDilation: Int { axes[axes.count - 1].dilation }

  /// What is put around the map.
  public var padding: BorderPadding {
    let (rows, columns) = (axes[axes.count - 2].padding, axes[axes.count - 1].padding)
    return BorderPadding(top: rows.before, bottom: rows.after, left: columns.before, right: columns.after)
  }

  /// Whether it walks over rows and columns.
  public var isPlane: Bool { axes.count == 2 }
  /// Whether it moves by one cell along every axis.
  public var isDense: Bool { axes.allSatisfy { $0.stride == 1 } }
  /// Whether there are gaps between the cells that it sees.
  public var isDilated: Bool { axes.contains { $0.dilation != 1 } }
}
