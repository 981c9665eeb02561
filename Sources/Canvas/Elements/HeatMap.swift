import CCairo

/// A map whose numbers are shown as colours, crisp cell by cell.
public struct HeatMap: Element {
  /// The numbers.
  public let map: MapValues
  let scale: ColourScale
  let outline: Paint?

  /// `columns x cell` by `rows x cell`.
  public let size: Size

  /// Makes a heat map with square cells of `cell` px; `outline` draws a thin frame.
  public init(_ map: MapValues, _ scale: ColourScale, cell: Double, outline: Paint? = .hairline) {
    self.map = map
    self.scale = scale
    self.outline = outline
    size = Size(Double(map.columns) * cell, Double(map.rows) * cell)
  }

  /// Makes a signal, a map of one row, of a size of its own.
  public init(signal map: MapValues, _ scale: ColourScale, size: Size, outline: Paint? = .hairline) {
    (self.map, self.scale, self.outline, self.size) = (map, scale, outline, size)
  }

  /// Makes a heat map that fits into a size, with square cells; of one row a signal as wide as that.
  public init(_ map: MapValues, _ scale: ColourScale, fitting bounds: Size, outline: Paint? = .hairline) {
    if map.isSignal {
      self.init(signal: map, scale, size: .signal(in: bounds), outline: outline)
      return
    }
    let cell = min(bounds.width / Double(map.columns), bounds.height / Double(map.rows))
    self.init(map, scale, cell: cell, outline: outline)
  }

  /// Draws the map over the whole rectangle.
  public func draw(on canvas: Canvas, in rect: Rect) {
    canvas.heatMap(map, in: rect, scale, outline: outline)
  }
}

extension Canvas {
  /// Shows numbers as colours over a rectangle, every cell crisp; not-a-number is mid grey.
  ///
  /// - Parameter outline: a thin frame just outside the cells, nil for none.
  public func heatMap(_ map: MapValues, in rect: Rect, _ scale: ColourScale, outline: Paint? = .hairline) {
    heatMap(map, in: rect, scale, outline: outline, marksNegatives: theme.marksNegatives)
  }

  /// - Parameter marksNegatives: hatches negative cells; those with numbers in them have their minus sign.
  func heatMap(_ map: MapValues, in rect: Rect, _ scale: ColourScale, outline: Paint?, marksNegatives: Bool) {
    guard map.rows > 0, map.columns > 0 else { return }
    if map.isSignal, Signal.isRoomy(rect, columns: map.columns) { return signal(map, in: rect, scale) }
    let marksNegatives = marksNegatives && scale.kind.isDiverging
    let upscaling = upscaling(map.rows, map.columns, rect, isExact: format == .png && !marksNegatives)
    var raster = Raster(map, scale, by: upscaling, colours: theme.table(scale.kind).colours)
    if marksNegatives {
      raster.hatchNegatives(of: map, scale, pixelsPerUnit: Double(raster.width) / rect.width)
    }
    paint(raster, in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }

  /// A grey image, 0 black and 1 white.
  public func image(_ map: MapValues, in rect: Rect, outline: Paint? = .hairline) {
    heatMap(map, in: rect, .image, outline: outline)
  }

  /// Pixels of the embedded picture per cell, each way.
  ///
  /// Browsers and readers of PDF smooth what they enlarge, so the picture has at least two pixels per pixel of the
  /// figure and eight per cell; on our own pixels (`isExact`), nearest-neighbour sampling does the same with one.
  func upscaling(_ rows: Int, _ columns: Int, _ rect: Rect, isExact: Bool) -> Int {
    let cell = max(rect.width / Double(columns), rect.height / Double(rows))
    if isExact { return 1 }
    // Cells that are hardly larger than a pixel need less to stay crisp.
    let fine = max(cell < 2 ? 4 : 8, Int((2 * cell).rounded(.up)))
    return max(1, min(fine, 2048 / max(rows, columns)))
  }

  func paint(_ raster: some PixelSource, in rect: Rect) {
    guard let surface = raster.makeSurface(withFile: format == .svg) else { return }
    defer { cairo_surface_destroy(surface) }
    cairo_save(context)
    cairo_translate(context, rect.x, rect.y)
    cairo_scale(context, rect.width / Double(raster.width), rect.height / Double(raster.height))
    cairo_set_source_surface(context, surface, 0, 0)
    // A vector file leaves sampling to its reader: the default filter asks for no more than that.
    cairo_pattern_set_filter(cairo_get_source(context), format == .svg ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
    cairo_rectangle(context, 0, 0, Double(raster.width), Double(raster.height))
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
    cairo_fill(context)
    cairo_restore(context)
  }
}
