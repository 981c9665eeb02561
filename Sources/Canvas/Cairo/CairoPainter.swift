import CCairo
import CPango

/// Draws the marks of a figure with Cairo: on pixels or on pages of a PDF file.
struct CairoPainter {
  private let context: OpaquePointer
  private let theme: Theme
  private let isExact: Bool

  /// The picture of one page as a PNG file, with two pixels per pixel of the figure each way.
  static func png(_ marks: [Mark], _ size: Size, _ theme: Theme, _ name: String) throws(CanvasError) -> [UInt8] {
    let surface = CairoSurface(pixels: size, scale: PictureFormat.png.scale)
    try surface.check(name)
    try CairoPainter(surface, theme, isExact: true).draw(marks, name)
    return surface.png()
  }

  /// A PDF file of the pages.
  static func pdf(
    _ pages: [[Mark]], _ size: Size, _ theme: Theme, _ description: PictureDescription
  ) throws(CanvasError) -> [UInt8] {
    let surface = CairoSurface(pages: size, description)
    try surface.check(description.id)
    for marks in pages { try CairoPainter(surface, theme, isExact: false).draw(marks, description.id) }
    return try surface.finished(description.id)
  }

  private init(_ surface: CairoSurface, _ theme: Theme, isExact: Bool) {
    context = cairo_create(surface.pointer)
    (self.theme, self.isExact) = (theme, isExact)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  private func draw(_ marks: [Mark], _ name: String) throws(CanvasError) {
    defer { cairo_destroy(context) }
    for mark in marks { draw(mark) }
    cairo_show_page(context)
    try CanvasError.check(cairo_status(context), name)
  }

  private func draw(_ mark: Mark) {
    switch mark {
    case .fill(let outline, let paint):
      trace(outline)
      set(paint)
      cairo_fill(context)
    case .stroke(let outline, let stroke):
      trace(outline)
      set(stroke.paint)
      cairo_set_line_width(context, stroke.width)
      let lengths = stroke.dash.lengths(stroke.width)
      cairo_set_dash(context, lengths, Int32(lengths.count), 0)
      cairo_stroke(context)
    case .text(let layout, let corner, let paint):
      set(paint)
      cairo_move_to(context, corner.x, corner.y)
      pango_cairo_show_layout(context, layout.pointer)
      // A current point left behind would begin the next path.
      cairo_new_path(context)
    case .cells(let cells, let rect): draw(cells, in: rect)
    case .clip(let rect):
      cairo_save(context)
      cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
      cairo_clip(context)
    case .turn(let degrees, let centre):
      cairo_save(context)
      cairo_translate(context, centre.x, centre.y)
      cairo_rotate(context, degrees * .pi / 180)
      cairo_translate(context, -centre.x, -centre.y)
    case .end: cairo_restore(context)
    }
  }

  private func set(_ paint: Paint) {
    let colour = theme.colour(paint)
    cairo_set_source_rgb(context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
  }

  private func draw(_ cells: CellPicture, in rect: Rect) {
    let raster = isExact ? cells.exactRaster(theme) : cells.raster(theme)
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(raster.width), Int32(raster.height))
    defer { cairo_surface_destroy(surface) }
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    data.withMemoryRebound(to: UInt32.self, capacity: stride * raster.height) { raster.copy(to: $0, stride: stride) }
    cairo_surface_mark_dirty(surface)
    if !isExact, cells.isSmooth, let surface { attach(cells.file(theme), to: surface) }
    cairo_save(context)
    cairo_translate(context, rect.x, rect.y)
    cairo_scale(context, rect.width / Double(raster.width), rect.height / Double(raster.height))
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), cells.isSmooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
    cairo_rectangle(context, 0, 0, Double(raster.width), Double(raster.height))
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
    cairo_fill(context)
    cairo_restore(context)
  }

  /// Lets a PDF file hold a photograph as JPEG, which takes a fraction of what its pixels do.
  private func attach(_ file: EmbeddedPicture, to surface: OpaquePointer) {
    guard file.isJPEG else { return }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: file.bytes.count, alignment: 1)
    copy.copyBytes(from: file.bytes)
    let start = copy.baseAddress
    // Cairo gives the copy back when the page is written.
    let status = cairo_surface_set_mime_data(
      surface, file.type, start?.assumingMemoryBound(to: UInt8.self), UInt(copy.count), { $0?.deallocate() }, start)
    if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
  }

  private func trace(_ outline: Outline) {
    cairo_new_path(context)
    switch outline {
    case .circle(let centre, let radius): cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
    case .rectangle(let rect, let radius): trace(rect, radius)
    case .path(let steps):
      for step in steps {
        switch step {
        case .move(let point): cairo_move_to(context, point.x, point.y)
        case .line(let point): cairo_line_to(context, point.x, point.y)
        case .curve(let first, let second, let end):
          cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
        case .close: cairo_close_path(context)
        }
      }
    }
  }

  private func trace(_ rect: Rect, _ radius: Double) {
    guard radius > 0 else { return cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height) }
    let radius = min(radius, rect.width / 2, rect.height / 2)
    cairo_arc(context, rect.maxX - radius, rect.minY + radius, radius, -.pi / 2, 0)
    cairo_arc(context, rect.maxX - radius, rect.maxY - radius, radius, 0, .pi / 2)
    cairo_arc(context, rect.minX + radius, rect.maxY - radius, radius, .pi / 2, .pi)
    cairo_arc(context, rect.minX + radius, rect.minY + radius, radius, .pi, 1.5 * .pi)
    cairo_close_path(context)
  }
}
