/// Pictures with so many pixels that these are not looked at one by one.
extension Canvas {
  /// A photograph: its pixels are no cells to be told apart, so that they are stored once, and smoothed where they are enlarged;
  /// one of so few that they are seen one by one keeps them crisp.
  public func photograph(_ grid: ColourGrid, in rect: Rect, outline: Paint? = .hairline) {
    guard grid.rows > 0, grid.columns > 0 else { return }
    show(rect.width >= 3 * Double(grid.columns) ? .colours(grid) : .photograph(grid), in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }
}
