/// Cells that have colours of their own: the pixels of a colour image, or of a scale that is not one of this site's.
public struct ColourGrid: Sendable, Hashable {
  /// How many rows.
  public let rows: Int
  /// How many columns.
  public let columns: Int
  /// `rows x columns` colours, row by row.
  public let colours: [Colour]

  /// Makes a grid of `rows x columns` colours.
  public init(rows: Int, columns: Int, _ colours: [Colour]) {
    precondition(colours.count == rows * columns, "a grid of \(rows)x\(columns) has no \(colours.count) colours")
    (self.rows, self.columns, self.colours) = (rows, columns, colours)
  }
}

extension Canvas {
  /// Shows cells in their colours over a rectangle, every cell crisp, whatever the theme.
  public func image(_ grid: ColourGrid, in rect: Rect, outline: Paint? = .hairline) {
    guard grid.rows > 0, grid.columns > 0 else { return }
    show(.colours(grid), in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }
}
