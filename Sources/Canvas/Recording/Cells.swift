/// Cells that are pictures of numbers, or have colours of their own.
enum Cells {
  /// - marksNegatives: hatches negative cells in themes that may be printed without colours.
  case map(MapValues, ColourScale, marksNegatives: Bool)
  case colours(ColourGrid)
  /// Pixels that may be smoothed.
  case photograph(ColourGrid)

  var rows: Int {
    switch self {
    case .map(let map, _, _): map.rows
    case .colours(let grid), .photograph(let grid): grid.rows
    }
  }

  var columns: Int {
    switch self {
    case .map(let map, _, _): map.columns
    case .colours(let grid), .photograph(let grid): grid.columns
    }
  }
}

/// Cells over a rectangle, as pixels.
final class CellPicture {
  private let cells: Cells
  private let size: Size
  /// The file of the cells without their colours; themes differ in these alone, but for those that hatch.
  private var compressed: IndexedPNG?
  /// The file of cells that have colours of their own, the same in all themes.
  private var coloured: EmbeddedPicture?

  init(_ cells: Cells, _ size: Size) { (self.cells, self.size) = (cells, size) }

  /// Whether readers may smooth what they enlarge.
  var isSmooth: Bool {
    if case .photograph = cells { true } else { false }
  }

  /// The file that an SVG document embeds.
  func file(_ theme: Theme) -> EmbeddedPicture {
    if case .map = cells {
      guard isHatched(theme) else { return raster(theme).file(&compressed) }
      var own: IndexedPNG?
      return raster(theme).file(&own)
    }
    if let coloured { return coloured }
    // Browsers keep cells crisp; so many pixels are stored once each.
    let hasManyPixels = cells.rows * cells.columns > EmbeddedPicture.cellLimit
    let made = (hasManyPixels ? raster(theme, by: 1) : raster(theme)).file(&compressed)
    coloured = made
    return made
  }

  /// The pixels of the cells for a file that they are embedded in.
  ///
  /// We ask readers not to smooth what they enlarge. Those that do all the same find several pixels per cell, more where
  /// cells are large; cells like those of photographs, hardly larger than a pixel, look no worse for being smoothed.
  func raster(_ theme: Theme) -> Raster {
    guard !isSmooth else { return raster(theme, by: 1) }
    let side = min(size.width / Double(cells.columns), size.height / Double(cells.rows))
    let factor = isHatched(theme) ? fineFactor : side > 8 ? 12 : side > 1.5 ? 4 : 1
    return raster(theme, by: max(1, min(factor, 2048 / max(cells.rows, cells.columns))))
  }

  /// The pixels of the cells for our own pixels, where sampling the nearest one does the same with one per cell.
  func exactRaster(_ theme: Theme) -> Raster { isHatched(theme) ? raster(theme) : raster(theme, by: 1) }

  private func raster(_ theme: Theme, by factor: Int) -> Raster {
    Raster(cells, theme, by: factor, pixelsPerUnit: Double(cells.columns * factor) / size.width)
  }

  private func isHatched(_ theme: Theme) -> Bool {
    guard case .map(_, _, let marksNegatives) = cells else { return false }
    return marksNegatives && theme.marksNegatives
  }

  /// Enough pixels per cell for lines across it.
  private var fineFactor: Int {
    let cell = max(size.width / Double(cells.columns), size.height / Double(cells.rows))
    return max(cell < 2 ? 4 : 8, Int((2 * cell).rounded(.up)))
  }
}
