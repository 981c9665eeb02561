/// Elements in rows and columns, every column as wide as its widest element and every row as high as its highest.
public struct Table: Element {
  let rows: [[any Element]]
  let columnGap: Double
  let rowGap: Double
  let horizontal: StackAlignment
  let vertical: StackAlignment
  private let widths: [Double]
  private let heights: [Double]

  /// Makes a table; rows may have different numbers of elements.
  ///
  /// - Parameters:
  ///   - horizontal: how an element stands in a wider column.
  ///   - vertical: how an element stands in a higher row.
  public init(
    _ rows: [[any Element]], columnGap: Double = 12, rowGap: Double = 8, horizontal: StackAlignment = .centre,
    vertical: StackAlignment = .centre
  ) {
    self.rows = rows
    self.columnGap = columnGap
    self.rowGap = rowGap
    self.horizontal = horizontal
    self.vertical = vertical
    var widths = [Double](repeating: 0, count: rows.map(\.count).max() ?? 0)
    heights = rows.map { row in
      let sizes = row.map(\.size)
      for (column, size) in sizes.enumerated() { widths[column] = max(widths[column], size.width) }
      return sizes.map(\.height).max() ?? 0
    }
    self.widths = widths
  }

  /// All columns and rows with their gaps.
  public var size: Size {
    Size(
      widths.reduce(0, +) + columnGap * Double(max(0, widths.count - 1)),
      heights.reduce(0, +) + rowGap * Double(max(0, heights.count - 1)))
  }

  /// Where the elements stand when the table stands at a point, row by row.
  public func frames(at origin: Point) -> [[Rect]] {
    var y = origin.y
    return zip(rows, heights).map { row, height in
      var x = origin.x
      defer { y += height + rowGap }
      return zip(row, widths).map { element, width in
        let size = element.size
        defer { x += width + columnGap }
        return Rect(
          at: Point(x + horizontal.share * (width - size.width), y + vertical.share * (height - size.height)), size)
      }
    }
  }

  /// Draws all elements.
  public func draw(on canvas: Canvas, in rect: Rect) {
    for (row, frames) in zip(rows, frames(at: rect.origin)) {
      for (element, frame) in zip(row, frames) { element.draw(on: canvas, in: frame) }
    }
  }
}

/// Elements beside each other that go on in the next line where the width is used up.
public struct Flow: Element {
  let elements: [any Element]
  private let places: [Rect]

  /// The width used and the height needed.
  public let size: Size

  /// Makes a flow within a width.
  public init(_ elements: [any Element], width: Double, gap: Double = 12, rowGap: Double = 12) {
    self.elements = elements
    var places: [Rect] = []
    var (x, y, height, widest) = (0.0, 0.0, 0.0, 0.0)
    for size in elements.map(\.size) {
      if x > 0 && x + size.width > width {
        (x, y, height) = (0, y + height + rowGap, 0)
      }
      places.append(Rect(at: Point(x, y), size))
      widest = max(widest, x + size.width)
      height = max(height, size.height)
      x += size.width + gap
    }
    self.places = places
    size = Size(widest, y + height)
  }

  /// Where the elements stand when the flow stands at a point.
  public func frames(at origin: Point) -> [Rect] { places.map { $0.moved(origin.x, origin.y) } }

  /// Draws all elements.
  public func draw(on canvas: Canvas, in rect: Rect) {
    for (element, frame) in zip(elements, frames(at: rect.origin)) { element.draw(on: canvas, in: frame) }
  }
}
