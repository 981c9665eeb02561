/// Pictures with so many cells that these are not looked at one by one.
extension Canvas {
  /// A photograph: its pixels are no cells to be told apart, so that they are stored once, and smoothed where they are enlarged.
  public func photograph(_ grid: ColourGrid, in rect: Rect, outline: Paint? = .hairline) {
    guard grid.rows > 0, grid.columns > 0 else { return }
    paint(ColourRaster(grid, by: 1), in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }

  /// Numbers as colours, stored with two pixels for each pixel of the figure and no more: for maps that are small in it.
  public func compactHeatMap(_ map: MapValues, in rect: Rect, _ scale: ColourScale, outline: Paint? = .hairline) {
    guard map.rows > 0, map.columns > 0 else { return }
    let cell = max(rect.width / Double(map.columns), rect.height / Double(map.rows))
    let factor = format == .png ? 1 : max(1, Int((2 * cell).rounded(.up)))
    var raster = Raster(map, scale, by: factor, colours: theme.table(scale.kind).colours)
    if theme.marksNegatives, scale.kind.isDiverging {
      raster.hatchNegatives(of: map, scale, pixelsPerUnit: Double(raster.width) / rect.width)
    }
    paint(raster, in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }
}
