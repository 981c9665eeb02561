import CCairo

/// Pixels that can be put on a canvas.
protocol PixelSource {
  var width: Int { get }
  var height: Int { get }
  /// An image surface that the caller owns; `withFile` attaches the PNG file that an SVG then embeds as it is.
  func makeSurface(withFile: Bool) -> OpaquePointer?
}

/// A picture of colour indices, made of a map's cells.
struct Raster: PixelSource {
  let width: Int
  let height: Int
  private var indices: [UInt8]
  private var colours: [Colour]

  /// Every cell becomes a square of `factor` pixels.
  init(_ map: MapValues, _ scale: ColourScale, by factor: Int, colours: [Colour]) {
    width = map.columns * factor
    height = map.rows * factor
    self.colours = colours
    indices = []
    indices.reserveCapacity(width * height)
    for row in 0..<map.rows {
      let start = indices.count
      for column in 0..<map.columns {
        let index = scale.index(of: map[row, column])
        for _ in 0..<factor { indices.append(index) }
      }
      let line = indices[start...]
      for _ in 1..<max(factor, 1) { indices.append(contentsOf: line) }
    }
  }

  /// Lays light diagonal lines over negative cells, `pixelsPerUnit` pixels being one pixel of the figure.
  mutating func hatchNegatives(of map: MapValues, _ scale: ColourScale, pixelsPerUnit: Double) {
    let factor = width / map.columns
    let period = max(3, Int((3.5 * pixelsPerUnit).rounded()))
    let line = max(1, period / 3)
    // A faint negative needs no mark: it is as good as zero.
    for row in 0..<height {
      for column in 0..<width where (row + column) % period < line {
        let value = map[row / factor, column / factor]
        if scale.position(of: Double(value)) < 0.47 { indices[row * width + column] = 127 }
      }
    }
  }

  func makeSurface(withFile: Bool) -> OpaquePointer? {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else { return nil }
    if withFile { attachFile(to: surface) }
    // Cairo needs no pixels where it embeds the file.
    if !withFile { copyPixels(to: surface) }
    return surface
  }

  private func copyPixels(to surface: OpaquePointer) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    let table = colours.map(\.hex)
    data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      for row in 0..<height {
        for column in 0..<width { pixels[row * stride + column] = table[Int(indices[row * width + column])] }
      }
    }
    cairo_surface_mark_dirty(surface)
  }

  private func attachFile(to surface: OpaquePointer) {
    attach(PNGEncoder.encode(indices: indices, palette: colours, width: width, height: height), to: surface)
  }
}

extension PixelSource {
  /// Gives a surface the PNG file that shows the same.
  func attach(_ file: [UInt8], to surface: OpaquePointer) {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: file.count)
    bytes.initialize(from: file, count: file.count)
    cairo_surface_set_mime_data(
      surface, "image/png", bytes, UInt(file.count), { $0?.deallocate() }, UnsafeMutableRawPointer(bytes))
  }
}
