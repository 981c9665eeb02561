import CCairo

/// Cells that have colours of their own: the pixels of a colour image, or of a scale that is not one of this site's.
public struct ColourGrid: Sendable, Hashable {
  /// How many rows.
  public let rows: Int
  /// How many columns.
  public let columns: Int
  /// `rows x columns` colours, row by row.
  public let colours: [Colour]

  /// Makes a grid of `rows x columns` colours.
  public init(rows: Int, columns: Int, _ colours: [Colour]) {
    precondition(colours.count == rows * columns, "a grid of \(rows)x\(columns) has no \(colours.count) colours")
    (self.rows, self.columns, self.colours) = (rows, columns, colours)
  }
}

extension Canvas {
  /// Shows cells in their colours over a rectangle, every cell crisp, whatever the theme.
  public func image(_ grid: ColourGrid, in rect: Rect, outline: Paint? = .hairline) {
    guard grid.rows > 0, grid.columns > 0 else { return }
    paint(
      ColourRaster(grid, by: upscaling(grid.rows, grid.columns, rect, isExact: format == .png)), in: rect)
    if let outline { rectangle(rect.inset(-1), stroke: outline) }
  }
}

/// The pixels of a grid of colours.
struct ColourRaster: PixelSource {
  let width: Int
  let height: Int
  private let pixels: [UInt32]

  /// Every cell becomes a square of `factor` pixels.
  init(_ grid: ColourGrid, by factor: Int) {
    (width, height) = (grid.columns * factor, grid.rows * factor)
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height)
    for row in 0..<grid.rows {
      let line = (0..<grid.columns).flatMap { column in
        repeatElement(grid.colours[row * grid.columns + column].hex, count: factor)
      }
      for _ in 0..<factor { pixels += line }
    }
    self.pixels = pixels
  }

  func makeSurface(withFile: Bool) -> OpaquePointer? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else { return nil }
    if withFile {
      attach(PNGEncoder.encode(pixels, width: width, height: height, stride: width), to: surface)
    } else {
      copyPixels(to: surface)
    }
    return surface
  }

  private func copyPixels(to surface: OpaquePointer) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { target in
      for row in 0..<height {
        for column in 0..<width { target[row * stride + column] = pixels[row * width + column] }
      }
    }
    cairo_surface_mark_dirty(surface)
  }
}
