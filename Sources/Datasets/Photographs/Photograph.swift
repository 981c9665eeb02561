import Foundation
import Support

/// A picture in colour, upright.
public struct Photograph: Equatable, Sendable {
  /// The number of rows of pixels.
  public let rows: Int
  /// The number of pixels in a row.
  public let columns: Int
  /// Red, green and blue of each pixel from 0 to 255, row by row.
  public let pixels: [UInt8]

  /// No file of a photograph may be larger: 64 MiB.
  package static let sizeLimit = 1 << 26
  /// No photograph may have more pixels: 64 million.
  static let pixelLimit = 1 << 26

  /// Makes a picture of its colours; there must be `rows × columns × 3` of them.
  public init(rows: Int, columns: Int, pixels: [UInt8]) {
    precondition(pixels.count == rows * columns * 3, "\(pixels.count) bytes do not fill \(rows)×\(columns) in colour")
    self.rows = rows
    self.columns = columns
    self.pixels = pixels
  }

  /// Reads a PNG, JPEG or WebP file, which is recognised by its first bytes whatever it is called.
  ///
  /// It is turned as its EXIF orientation says; transparent parts become white. Throws `FileError` or
  /// `DatasetError.unreadablePicture` for files of more than 64 MiB, other kinds of files, damaged ones and pictures of more
  /// than 64 million pixels.
  public init(file: String) throws {
    try self.init(bytes: try Files.read(file, limit: Self.sizeLimit), file: file)
  }

  /// Reads the bytes of a file, as `init(file:)` does.
  package init(bytes: [UInt8], file: String) throws {
    switch PhotographFormat(bytes) {
    case .png:
      // libpng itself would mix with white in linear light, unlike browsers and the other formats.
      let picture = try PNGPicture(bytes, file: file, channels: 4)
      self.init(rows: picture.rows, columns: picture.columns, pixels: Self.onWhite(picture.pixels))
    case .jpeg: self = try JPEGPicture.photograph(bytes, file: file)
    case .webp: self = try WebPPicture.photograph(bytes, file: file)
    case nil: throw DatasetError.unreadablePicture(file: file, reason: "it is neither PNG nor JPEG nor WebP")
    }
  }

  /// Whether a picture of that size is one that is read; throws where it has no pixels or too many.
  static func checkSize(rows: Int, columns: Int, file: String) throws(DatasetError) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows > 0, columns > 0, !overflow, count <= pixelLimit else {
      throw .unreadablePicture(
        file: file, reason: "it has \(columns) × \(rows) pixels, but it must have from 1 to \(pixelLimit)")
    }
  }

  /// Red, green, blue and opacity of each pixel as they look before white.
  static func onWhite(_ pixels: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: pixels.count / 4 * 3) { buffer, count in
      for pixel in 0..<pixels.count / 4 {
        let alpha = Int(pixels[4 * pixel + 3])
        for channel in 0..<3 {
          let value = Int(pixels[4 * pixel + channel]) * alpha + 255 * (255 - alpha)
          buffer[3 * pixel + channel] = UInt8((value + 127) / 255)
        }
      }
      count = pixels.count / 4 * 3
    }
  }

  /// Whether red, green and blue are equal everywhere.
  public var isGrey: Bool {
    for first in stride(from: 0, to: pixels.count, by: 3) {
      let red = pixels[first]
      guard red == pixels[first + 1], red == pixels[first + 2] else { return false }
    }
    return true
  }

  /// The photographs that come with the program, by name: a cat and a cup of coffee (scikit-image, CC0).
  public static let samples = ["chelsea", "coffee"]

  /// The file of a photograph that comes with the program; `nil` if there is none of that name.
  public static func sample(_ name: String) -> String? {
    samples.contains(name) ? Bundle.module.bundleURL.appendingPathComponent("photos/\(name).png").path : nil
  }
}
