import CCairo

extension Picture {
  /// Cairo's images have at most 32,767 device pixels each way.
  private static var mostPixels: Double { 16_000 }

  /// Draws a picture.
  ///
  /// - Parameters:
  ///   - size: natural size in pixels; rounded up to whole pixels.
  ///   - description: title and alternative text, written into SVG and PDF files.
  ///   - body: draws on the canvas, which lives only during the call.
  /// - Throws: what `body` throws, or `CanvasError` for a size that no picture can have or if Cairo refuses.
  public static func draw(
    _ size: Size, as format: PictureFormat, theme: Theme = .light, _ description: PictureDescription,
    _ body: (Canvas) throws -> Void
  ) throws -> Picture {
    let sink = ByteSink()
    let (surface, size) = try draw(size, pages: 1, as: format, theme: theme, description, on: sink) { canvas, _ in
      try body(canvas)
    }
    let bytes: [UInt8]
    switch format {
    case .png: bytes = surface.png()
    case .svg:
      surface.finish()
      bytes = SVGDocument(sink.bytes, description).bytes
    case .pdf:
      surface.finish()
      bytes = sink.bytes
    }
    return Picture(bytes: bytes, size: size)
  }

  /// Draws a PDF file of several pages, all of one size.
  ///
  /// - Parameters:
  ///   - size: natural size of each page in pixels; rounded up to whole pixels.
  ///   - description: title and alternative text of the whole, written into the file.
  ///   - body: draws the page of an index on the canvas, which lives only during the call.
  /// - Throws: what `body` throws, or `CanvasError` for a size that no picture can have or if Cairo refuses.
  public static func document(
    _ size: Size, pages: Int, theme: Theme = .light, _ description: PictureDescription,
    _ body: (Canvas, Int) throws -> Void
  ) throws -> Picture {
    let sink = ByteSink()
    let (surface, size) = try draw(size, pages: pages, as: .pdf, theme: theme, description, on: sink, body)
    surface.finish()
    return Picture(bytes: sink.bytes, size: size)
  }

  private static func draw(
    _ size: Size, pages: Int, as format: PictureFormat, theme: Theme, _ description: PictureDescription,
    on sink: ByteSink, _ body: (Canvas, Int) throws -> Void
  ) throws -> (Surface, Size) {
    guard (0...mostPixels).contains(size.width), (0...mostPixels).contains(size.height) else {
      throw CanvasError.size(picture: description.id, width: size.width, height: size.height)
    }
    let size = Size(size.width.rounded(.up), size.height.rounded(.up))
    let surface = Surface(size, as: format, sink, description)
    try surface.check(description.id)
    let engine = TextEngine.take()
    defer { TextEngine.giveBack(engine) }
    let canvas = Canvas(surface, size: size, format: format, theme: theme, text: engine)
    for page in 0..<pages {
      canvas.rectangle(Rect(0, 0, size.width, size.height), fill: .paper)
      try body(canvas, page)
      try canvas.finishPage(description.id)
    }
    try surface.check(description.id)
    return (surface, size)
  }
}

/// Collects what Cairo writes.
final class ByteSink {
  var bytes: [UInt8] = []
}

/// A Cairo surface of one of the three formats.
final class Surface {
  let pointer: OpaquePointer
  /// Cairo writes until the surface is destroyed.
  private let sink: ByteSink

  init(_ size: Size, as format: PictureFormat, _ sink: ByteSink, _ description: PictureDescription) {
    self.sink = sink
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    switch format {
    case .png:
      let scale = format.scale
      pointer = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(size.width * scale), Int32(size.height * scale))
      cairo_surface_set_device_scale(pointer, scale, scale)
    case .svg:
      pointer = cairo_svg_surface_create_for_stream(write, closure, size.width, size.height)
      cairo_svg_surface_set_document_unit(pointer, CAIRO_SVG_UNIT_PX)
    case .pdf:
      // A PDF's unit is the point, of which 72 make an inch and 96 pixels do.
      pointer = cairo_pdf_surface_create_for_stream(write, closure, size.width * 0.75, size.height * 0.75)
      cairo_surface_set_device_scale(pointer, 0.75, 0.75)
      cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_TITLE, description.title)
      cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_SUBJECT, description.alternative)
      cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_CREATOR, "cnn-viz")
      // Cairo would write the time of day, and pictures would differ from run to run.
      cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_CREATE_DATE, "2024-01-01T00:00:00Z")
    }
  }

  deinit { cairo_surface_destroy(pointer) }

  func finish() { cairo_surface_finish(pointer) }

  func check(_ picture: String) throws(CanvasError) { try CanvasError.check(cairo_surface_status(pointer), picture) }

  /// The pixels of an image surface as a PNG file.
  func png() -> [UInt8] {
    cairo_surface_flush(pointer)
    let width = Int(cairo_image_surface_get_width(pointer))
    let height = Int(cairo_image_surface_get_height(pointer))
    let stride = Int(cairo_image_surface_get_stride(pointer))
    guard let data = cairo_image_surface_get_data(pointer) else { return [] }
    return data.withMemoryRebound(to: UInt32.self, capacity: height * stride / 4) { pixels in
      PNGEncoder.encode(pixels, width: width, height: height, stride: stride / 4)
    }
  }
}
