import CCairo
import Canvas
import Foundation

/// The decoded pixels of a PNG file.
struct Pixels {
  let width: Int
  let height: Int
  let values: [UInt32]

  init(_ bytes: [UInt8]) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let surface = cairo_image_surface_create_from_png(file.path)
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let (width, height) = (Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface)))
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    self.width = width
    self.height = height
    values = data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      (0..<height).flatMap { row in (0..<width).map { pixels[row * stride + $0] & 0xffffff } }
    }
  }

  /// The colour at a place of natural size; a PNG has two device pixels per pixel.
  func colour(_ x: Double, _ y: Double) -> Colour { Colour(values[Int(2 * y) * width + Int(2 * x)]) }

  /// The share of pixels of which a channel differs by more than 48 of 255, or 1 where the sizes differ.
  func difference(from other: Pixels) -> Double {
    guard width == other.width, height == other.height else { return 1 }
    let different = zip(values, other.values).count { one, two in
      let (one, two) = (Colour(one), Colour(two))
      let gaps = [(one.red, two.red), (one.green, two.green), (one.blue, two.blue)].map { abs(Int($0) - Int($1)) }
      return gaps.max()! > 48
    }
    return Double(different) / Double(values.count)
  }
}

extension Picture {
  /// Draws a small picture of no importance.
  static func sample(
    _ format: PictureFormat = .png, size: Size = Size(120, 80), theme: Theme = .light, id: String = "sample",
    _ body: (Canvas) throws -> Void
  ) throws -> Picture {
    let description = PictureDescription(id: id, title: "A sample", alternative: "Nothing to see", language: "en")
    return try draw(size, as: format, theme: theme, description, body)
  }
}
