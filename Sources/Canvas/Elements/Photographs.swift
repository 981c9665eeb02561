/// Pictures with so many pixels that these are not looked at one by one.
extension Canvas {
  /// A photograph: its pixels are no cells to be told apart, so that they are stored once, and smoothed where they are enlarged.
  public func photograph(_ grid: ColourGrid, in rect: Rect, outline: Paint? = .hairline) {
    guard grid.rows > 0, grid.columns > 0 else { return }
    show(.photograph(grid), in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }
}
