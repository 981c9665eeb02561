import Datasets
import Foundation
import Tensors

/// A photograph on its way into a network, step by step: cut to a square, made as large as the network wants it, and turned
/// into numbers channel by channel.
public struct PhotographPreparation: Sendable {
  /// What readers know it by: the name of its file.
  public let name: String
  /// How many rows and columns of pixels the file has.
  public let rows, columns: Int
  /// The whole picture, made smaller where it is larger than pictures here are.
  public let whole: Photograph
  /// Which part of the file is kept: its first row and column, and how many there are.
  public let kept: (top: Int, left: Int, rows: Int, columns: Int)
  /// The kept part in the size that the network wants, as bytes of red, green and blue.
  public let framed: Photograph
  /// How its bytes become numbers.
  public let scaling: PixelScaling
  /// What the network reads, `[3, rows, columns]`.
  public let input: Tensor
  /// One pixel, worked out.
  public let pixel: Pixel

  /// Whether something was cut off.
  public var isCropped: Bool { kept.rows < rows || kept.columns < columns }

  /// One channel of a pixel, from its byte to the number that the network reads.
  public struct Level: Equatable, Sendable {
    /// Which channel of the picture it is: 0 red, 1 green, 2 blue.
    public let source: Int
    /// The byte in the picture.
    public let byte: UInt8
    /// What is taken from it, and what the difference is divided by.
    public let mean, divisor: Float
    /// What the network reads, held against the tensor that it was given.
    public let value: Float
  }

  /// A pixel with the numbers of each channel, in the order in which the network reads them.
  public struct Pixel: Equatable, Sendable {
    /// Where it stands in the framed picture.
    public let place: Place
    /// Its channels.
    public let levels: [Level]
  }

  /// The longest side of the whole picture in figures.
  static let longestSide = 480

  /// Prepares a photograph; throws `InsightError.sumDisagrees` if a worked number is not the one that the network reads.
  public init(name: String, _ photograph: Photograph, _ preprocessing: Preprocessing) throws {
    self.name = name
    (rows, columns) = (photograph.rows, photograph.columns)
    let cropped = preprocessing.cropped(photograph)
    kept = ((rows - cropped.rows) / 2, (columns - cropped.columns) / 2, cropped.rows, cropped.columns)
    let longest = max(rows, columns)
    whole =
      longest <= Self.longestSide
      ? photograph
      : photograph.resized(
        rows: max(1, rows * Self.longestSide / longest), columns: max(1, columns * Self.longestSide / longest))
    framed = cropped.resized(rows: preprocessing.rows, columns: preprocessing.columns)
    scaling = preprocessing.scaling
    input = preprocessing.tensor([photograph]).slice(0)
    pixel = try Pixel(framed, scaling, input)
  }
}

extension PhotographPreparation.Pixel {
  /// The pixel in the middle.
  fileprivate init(_ picture: Photograph, _ scaling: PixelScaling, _ input: Tensor) throws {
    let place = Place(row: picture.rows / 2, column: picture.columns / 2)
    levels = try (0..<3).map { channel in
      let source = scaling.source(of: channel)
      let byte = picture.pixels[3 * (place.row * picture.columns + place.column) + source]
      let mean = scaling.means.isEmpty ? 0 : scaling.means[channel]
      let value = (Float(byte) - mean) / scaling.divisor
      let read = input[channel, place.row, place.column]
      guard abs(value - read) < WorkedSum.tolerance else {
        throw InsightError.sumDisagrees(
          place: "channel \(channel) of the pixel (\(place.row), \(place.column))", worked: value, engine: read)
      }
      return PhotographPreparation.Level(
        source: source, byte: byte, mean: mean, divisor: scaling.divisor, value: value)
    }
    self.place = place
  }
}
