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
    let picture = try PNGPicture(try Files.read(file, limit: Photograph.sizeLimit), file: file, channels: 1)
    self.init(rows: picture.rows, columns: picture.columns, pixels: picture.pixels)
  }
}
