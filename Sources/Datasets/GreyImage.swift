import CPNG
import Foundation
import Support

/// A picture in shades of grey.
public struct GreyImage: Equatable, Sendable {
  /// The number of rows of pixels.
  public let rows: Int
  /// The number of pixels in a row.
  public let columns: Int
  /// The shades from 0, black, to 255, white, row by row.
  public let pixels: [UInt8]

  /// Makes a picture of its shades; there must be `rows × columns` of them.
  public init(rows: Int, columns: Int, pixels: [UInt8]) {
    precondition(pixels.count == rows * columns, "\(pixels.count) pixels do not fill \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.pixels = pixels
  }

  /// One shade.
  @inlinable public subscript(row: Int, column: Int) -> UInt8 { pixels[row * columns + column] }

  /// The photograph of a man with a camera that comes with the program: 512×512 (scikit-image, CC0).
  public static func camera() throws -> GreyImage {
    try GreyImage(png: Bundle.module.bundleURL.appendingPathComponent("photos/camera.png").path)
  }

  /// Reads a PNG file; colours become shades of grey, transparent parts white.
  ///
  /// Throws `FileError` or `DatasetError.unreadablePicture` for files of more than 64 MiB, damaged ones and pictures of
  /// more than 64 million pixels.
  public init(png file: String) throws {
    let bytes = try Files.read(file, limit: 1 << 26)
    // libpng keeps the address of this from one call to the next.
    let image = UnsafeMutablePointer<png_image>.allocate(capacity: 1)
    image.initialize(to: png_image())
    image.pointee.version = UInt32(PNG_IMAGE_VERSION)
    defer {
      png_image_free(image)
      image.deallocate()
    }
    self = try bytes.withUnsafeBytes { try Self.decoded($0, image, file) }
  }

  /// libpng's simplified interface catches its own errors: no jump passes over Swift frames.
  private static func decoded(
    _ bytes: UnsafeRawBufferPointer, _ image: UnsafeMutablePointer<png_image>, _ file: String
  ) throws -> GreyImage {
    guard png_image_begin_read_from_memory(image, bytes.baseAddress, bytes.count) != 0 else {
      throw failure(image.pointee, file)
    }
    let rows = Int(image.pointee.height)
    let columns = Int(image.pointee.width)
    guard rows * columns <= 1 << 26 else {
      throw DatasetError.unreadablePicture(file: file, reason: "it has \(columns) × \(rows) pixels, which is too many")
    }
    image.pointee.format = UInt32(PNG_FORMAT_GRAY)
    var white = png_color(red: 255, green: 255, blue: 255)
    var pixels = [UInt8](repeating: 255, count: rows * columns)
    guard png_image_finish_read(image, &white, &pixels, Int32(columns), nil) != 0 else {
      throw failure(image.pointee, file)
    }
    return GreyImage(rows: rows, columns: columns, pixels: pixels)
  }

  private static func failure(_ image: png_image, _ file: String) -> DatasetError {
    let message = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return .unreadablePicture(file: file, reason: message.isEmpty ? "it is damaged" : message)
  }
}
