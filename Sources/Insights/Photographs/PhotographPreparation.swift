import Datasets
import Foundation
import Tensors

/// A photograph on its way into a network, step by step: cut to a square, made as large as the network wants it, and turned
/// into numbers channel by channel; of a network that reads no colours, into shades of grey before.
public struct PhotographPreparation: Sendable {
  /// What readers know it by: the name of its file.
  public let name: String
  /// How many rows and columns of pixels the file has.
  public let rows, columns: Int
  /// The whole picture, made smaller where it is larger than pictures here are.
  public let whole: Photograph
  /// Which part of the file is kept: its first row and column, and how many there are.
  public let kept: (top: Int, left: Int, rows: Int, columns: Int)
  /// The kept part in the size that the network wants, as bytes of red, green and blue, which are equal where it reads grey.
  public let framed: Photograph
  /// How its bytes become numbers.
  public let scaling: PixelScaling
  /// What the network reads, `[channels, rows, columns]`.
  public let input: Tensor
  /// The bytes of the framed picture, channel by channel.
  public let planes: [UInt8]
  /// One pixel, worked out.
  public let pixel: Pixel

  /// Whether something was cut off.
  public var isCropped: Bool { kept.rows < rows || kept.columns < columns }

  /// Whether the network reads shades of grey.
  public var isGrey: Bool { input.shape.channels == 1 }

  /// One channel of a pixel, from its byte to the number that the network reads.
  public struct Level: Equatable, Sendable {
    /// Which channel of the picture it is: 0 red, 1 green, 2 blue; 0 of a grey one.
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
    framed = preprocessing.framed(photograph)
    planes = preprocessing.planes(framed)
    scaling = preprocessing.scaling
    input = preprocessing.tensor([photograph]).slice(0)
    pixel = try Pixel(framed, scaling, input)
  }
}

extension PhotographPreparation.Pixel {
  /// The pixel in the middle.
  fileprivate init(_ picture: Photograph, _ scaling: PixelScaling, _ input: Tensor) throws {
    let place = Place(row: picture.rows / 2, column: picture.columns / 2)
    levels = try (0..<input.shape.channels).map { channel in
      let source = scaling.source(of: channel)
      let byte = picture.pixels[3 * (place.row * picture.columns + place.column) + source]
      let (mean, divisor) = (scaling.mean(of: channel), scaling.divisor(of: channel))
      let value = (Float(byte) - mean) / divisor
      let read = input[channel, place.row, place.column]
      guard abs(value - read) < WorkedSum.tolerance else {
        throw InsightError.sumDisagrees(
          place: "channel \(channel) of the pixel (\(place.row), \(place.column))", worked: value, engine: read)
      }
      return PhotographPreparation.Level(
        source: source, byte: byte, mean: mean, divisor: divisor, value: value)
    }
    self.place = place
  }
}
