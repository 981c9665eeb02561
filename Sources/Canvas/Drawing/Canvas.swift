import CCairo

/// A place to draw a figure on, in pixels at natural size, whatever the format.
///
/// It lives during one call of `Picture.draw`. Drawing takes `Paint` (a role), which the theme turns into a colour.
public final class Canvas {
  /// Whose colours are drawn.
  public let theme: Theme
  /// The natural size of the whole picture.
  public let size: Size
  /// The area to draw in: from (0, 0), as large as the figure said.
  public private(set) var content: Rect
  /// The format drawn for.
  public let format: PictureFormat

  let context: OpaquePointer
  let text: TextEngine
  private let surface: Surface

  init(_ surface: Surface, size: Size, format: PictureFormat, theme: Theme, text: TextEngine) {
    self.surface = surface
    self.size = size
    content = Rect(at: Point(0, 0), size)
    self.format = format
    self.theme = theme
    self.text = text
    context = cairo_create(surface.pointer)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  deinit { cairo_destroy(context) }

  /// Ends the page; throws if anything drawn was refused.
  func finishPage(_ picture: String) throws(CanvasError) {
    cairo_show_page(context)
    try CanvasError.check(cairo_status(context), picture)
  }

  /// Draws with the origin moved; a size given becomes `content` meanwhile.
  public func moved(_ dx: Double, _ dy: Double, content size: Size? = nil, _ body: () throws -> Void) rethrows {
    cairo_save(context)
    cairo_translate(context, dx, dy)
    let outer = content
    if let size { content = Rect(at: Point(0, 0), size) }
    defer {
      cairo_restore(context)
      content = outer
    }
    try body()
  }

  /// Draws only what falls into a rectangle.
  public func clipped(to rect: Rect, _ body: () throws -> Void) rethrows {
    cairo_save(context)
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
    defer { cairo_restore(context) }
    try body()
  }

  /// Draws rotated around a point, clockwise by degrees.
  public func rotated(_ degrees: Double, around centre: Point, _ body: () throws -> Void) rethrows {
    cairo_save(context)
    cairo_translate(context, centre.x, centre.y)
    cairo_rotate(context, degrees * .pi / 180)
    cairo_translate(context, -centre.x, -centre.y)
    defer { cairo_restore(context) }
    try body()
  }

  func set(_ paint: Paint) {
    let colour = theme.colour(paint)
    cairo_set_source_rgb(context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
  }
}
