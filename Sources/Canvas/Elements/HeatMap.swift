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
    heatMap(map, in: rect, scale, outline: outline, marksNegatives: true)
  }

  /// - Parameter marksNegatives: hatches negative cells where a theme does; those with numbers in them have their minus sign.
  func heatMap(_ map: MapValues, in rect: Rect, _ scale: ColourScale, outline: Paint?, marksNegatives: Bool) {
    guard map.rows > 0, map.columns > 0 else { return }
    if map.isSignal, Signal.isRoomy(rect, columns: map.columns) { return signal(map, in: rect, scale) }
    show(map, scale, marksNegatives: marksNegatives && scale.kind.isDiverging, in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }

  /// A grey image, 0 black and 1 white.
  public func image(_ map: MapValues, in rect: Rect, outline: Paint? = .hairline) {
    heatMap(map, in: rect, .image, outline: outline)
  }
}
