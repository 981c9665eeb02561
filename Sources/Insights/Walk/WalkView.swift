import Engine

/// Which part of the input is shown large while a window walks: always of one size, it moves only where the window leaves it.
public struct WalkView: Equatable, Sendable {
  /// How many rows and columns the part has.
  public let rows, columns: Int
  /// Where the part begins at each stop; negative in the padding.
  public let origins: [Place]

  /// Follows a window over a map of `extents` to its stops; `outputs` is the size of what it writes.
  package init(
    _ window: Window, over extents: (rows: Int, columns: Int), outputs: (rows: Int, columns: Int), stops: [Place],
    strongest: Place
  ) {
    let (start, block) = WalkPlaces.block(rows: outputs.rows, columns: outputs.columns, around: strongest)
    let row = WalkAxis(window.axes[window.axes.count - 2], extents.rows, shows: block.rows, of: outputs.rows)
    let column = WalkAxis(
      window.axes[window.axes.count - 1], extents.columns, shows: block.columns, of: outputs.columns)
    (rows, columns) = (row.length, column.length)
    let first = Place(row: row.origin(showing: start.row), column: column.origin(showing: start.column))
    var origins: [Place] = []
    for stop in stops {
      func isSeen(_ origin: Place) -> Bool {
        row.isSeen(stop.row, from: origin.row) && column.isSeen(stop.column, from: origin.column)
      }
      if let last = origins.last, isSeen(last) {
        origins.append(last)
      } else if isSeen(first) {
        origins.append(first)
      } else if let earlier = origins.last(where: isSeen) {
        origins.append(earlier)
      } else {
        origins.append(Place(row: row.origin(around: stop.row), column: column.origin(around: stop.column)))
      }
    }
    self.origins = origins
  }
}

/// The part that is shown along one axis.
private struct WalkAxis {
  let window: Window.Axis
  /// From the first cell of the padding to the last one.
  let bounds: Range<Int>
  let length: Int
  /// How many stops there are in all.
  let count: Int

  init(_ window: Window.Axis, _ extent: Int, shows stops: Int, of count: Int) {
    (self.window, self.count) = (window, count)
    let start = -window.padding.before
    bounds = start..<max(extent + max(0, window.padding.after), start + window.reach)
    length = min(bounds.count, window.reach + (stops - 1) * window.stride)
  }

  private func start(_ stop: Int) -> Int { stop * window.stride - window.padding.before }

  /// Where the part begins that has the window of a stop at its own beginning.
  func origin(showing stop: Int) -> Int { clamped(start(stop)) }

  /// Where the part begins that has the window of a stop in its middle.
  func origin(around stop: Int) -> Int { min(start(stop), clamped(start(stop) - (length - window.reach) / 2)) }

  /// Whether a part shows the window of a stop; with that of the last one, as much as there is room for of what no window
  /// reaches behind it.
  func isSeen(_ stop: Int, from origin: Int) -> Bool {
    let end = start(stop) + window.reach
    let rest = stop == count - 1 ? min(bounds.upperBound, start(stop) + length) : end
    return origin <= start(stop) && max(end, rest) <= origin + length
  }

  private func clamped(_ origin: Int) -> Int { max(bounds.lowerBound, min(origin, bounds.upperBound - length)) }
}
