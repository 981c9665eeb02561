import Tensors

/// Moves a picture to the left or to the right: Keras's `width_shift_range`.
public struct WidthShift: Transformation {
  /// `width_shift`.
  public static let name = "width_shift"
  /// Keras's argument.
  public static let kerasName: String? = "width_shift_range"

  /// How far.
  public let range: ShiftRange

  /// A shift by up to so much.
  public init(_ range: ShiftRange) { self.range = range }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) { range = try ShiftRange(value) }

  /// The value as it is read.
  public var value: String? { range.text }

  /// It does.
  public var movesPlaces: Bool { true }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    .place(Self.map(pixels: random.draw(range, shape.columns)))
  }

  /// The map of one shift; above 0 the picture moves to the left, as each pixel reads further to the right.
  public static func map(pixels: Double) -> AffineMap {
    var map = AffineMap()
    map.columnShift = pixels
    return map
  }

  /// The same for Keras.
  ///
  /// Keras exchanges rows and columns after it has drawn the shifts, so that each of its two arguments does the other's work.
  public var keras: AugmentationCode { .argument("height_shift_range", range.text, note: "moves columns in Keras 3") }

  /// The same in PyTorch.
  public var pytorch: [String] {
    ["shift = \(range.pytorch("columns"))", "place = place @ matrices(one, zero, shift, zero, one, zero)"]
  }
}

extension AugmentationRandom {
  /// A shift in pixels.
  mutating func draw(_ range: ShiftRange, _ extent: Int) -> Double { range.draw(&self, extent) }
}
