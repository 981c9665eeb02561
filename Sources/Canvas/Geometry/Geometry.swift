/// A place on a canvas: x grows to the right, y downwards, in pixels at natural size.
public struct Point: Sendable, Hashable {
  /// Distance from the left edge.
  public var x: Double
  /// Distance from the top edge.
  public var y: Double

  /// Makes a point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The point `dx` to the right and `dy` below.
  public func moved(_ dx: Double, _ dy: Double) -> Point { Point(x + dx, y + dy) }
}

/// A width and a height in pixels at natural size.
public struct Size: Sendable, Hashable {
  /// From left to right.
  public var width: Double
  /// From top to bottom.
  public var height: Double

  /// Makes a size.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// A rectangle with sides along the axes, in pixels at natural size.
public struct Rect: Sendable, Hashable {
  /// The left edge.
  public var x: Double
  /// The top edge.
  public var y: Double
  /// From left to right.
  public var width: Double
  /// From top to bottom.
  public var height: Double

  /// Makes a rectangle from its top left corner and its size.
  public init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Makes a rectangle from its top left corner and its size.
  public init(at origin: Point, _ size: Size) { self.init(origin.x, origin.y, size.width, size.height) }

  /// The left edge.
  public var minX: Double { x }
  /// The middle between left and right.
  public var midX: Double { x + width / 2 }
  /// The right edge.
  public var maxX: Double { x + width }
  /// The top edge.
  public var minY: Double { y }
  /// The middle between top and bottom.
  public var midY: Double { y + height / 2 }
  /// The bottom edge.
  public var maxY: Double { y + height }
  /// The width and the height.
  public var size: Size { Size(width, height) }

  /// The top left corner.
  public var origin: Point { Point(x, y) }
  /// The point in the middle.
  public var centre: Point { Point(midX, midY) }
  /// The middle of the left side.
  public var left: Point { Point(minX, midY) }
  /// The middle of the right side.
  public var right: Point { Point(maxX, midY) }
  /// The middle of the top side.
  public var top: Point { Point(midX, minY) }
  /// The middle of the bottom side.
  public var bottom: Point { Point(midX, maxY) }

  /// The rectangle made smaller on every side (larger where negative).
  public func inset(_ amount: Double) -> Rect { inset(amount, amount) }
  /// The rectangle made smaller left and right by `dx`, above and below by `dy`.
  public func inset(_ dx: Double, _ dy: Double) -> Rect { Rect(x + dx, y + dy, width - 2 * dx, height - 2 * dy) }
  /// The rectangle `dx` to the right and `dy` below.
  public func moved(_ dx: Double, _ dy: Double) -> Rect { Rect(x + dx, y + dy, width, height) }
  /// The smallest rectangle that holds this one and another.
  public func union(_ other: Rect) -> Rect {
    let left = min(minX, other.minX)
    let top = min(minY, other.minY)
    return Rect(left, top, max(maxX, other.maxX) - left, max(maxY, other.maxY) - top)
  }
}

extension Rect {
  /// Equal parts beside each other, left to right.
  public func columns(_ count: Int, gap: Double = 0) -> [Rect] {
    let part = (width - gap * Double(count - 1)) / Double(count)
    return (0..<count).map { Rect(x + Double($0) * (part + gap), y, part, height) }
  }

  /// Equal parts below each other, top to bottom.
  public func rows(_ count: Int, gap: Double = 0) -> [Rect] {
    let part = (height - gap * Double(count - 1)) / Double(count)
    return (0..<count).map { Rect(x, y + Double($0) * (part + gap), width, part) }
  }

  /// The part that covers the cells of `rows` and `columns` when this rectangle is a grid of `shape` cells.
  public func cells(_ rows: Range<Int>, _ columns: Range<Int>, of shape: (rows: Int, columns: Int)) -> Rect {
    let cell = Size(width / Double(shape.columns), height / Double(shape.rows))
    return Rect(
      x + Double(columns.lowerBound) * cell.width, y + Double(rows.lowerBound) * cell.height,
      Double(columns.count) * cell.width, Double(rows.count) * cell.height)
  }

  /// One cell when this rectangle is a grid of `shape` cells.
  public func cell(_ row: Int, _ column: Int, of shape: (rows: Int, columns: Int)) -> Rect {
    cells(row..<row + 1, column..<column + 1, of: shape)
  }
}
