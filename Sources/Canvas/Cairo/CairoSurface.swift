import CCairo

/// A Cairo surface: pixels, or the pages of a PDF file.
final class CairoSurface {
  let pointer: OpaquePointer
  /// Cairo writes until the surface is destroyed.
  private let sink = Sink()

  /// Collects what Cairo writes.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// Pixels, `scale` of them per pixel of the figure each way.
  init(pixels size: Size, scale: Double) {
    pointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size.width * scale), Int32(size.height * scale))
    cairo_surface_set_device_scale(pointer, scale, scale)
  }

  /// Pages of a size.
  init(pages size: Size, _ description: PictureDescription) {
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    // A PDF's unit is the point, of which 72 make an inch and 96 pixels do.
    pointer = cairo_pdf_surface_create_for_stream(
      write, Unmanaged.passUnretained(sink).toOpaque(), size.width * 0.75, size.height * 0.75)
    cairo_surface_set_device_scale(pointer, 0.75, 0.75)
    cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_TITLE, description.title)
    cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_SUBJECT, description.alternative)
    cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_CREATOR, "cnn-viz")
    // Cairo would write the time of day, and pictures would differ from run to run.
    cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_CREATE_DATE, "2024-01-01T00:00:00Z")
  }

  deinit { cairo_surface_destroy(pointer) }

  func check(_ picture: String) throws(CanvasError) { try CanvasError.check(cairo_surface_status(pointer), picture) }

  /// The whole file of what was drawn.
  func finished(_ picture: String) throws(CanvasError) -> [UInt8] {
    cairo_surface_finish(pointer)
    try check(picture)
    return sink.bytes
  }

  /// The pixels as a PNG file.
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
