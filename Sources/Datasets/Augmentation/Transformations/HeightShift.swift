import Tensors

/// Moves a picture up or down: Keras's `height_shift_range`.
public struct HeightShift: Transformation {
  /// `height_shift`.
  public static let name = "height_shift"
  /// Keras's argument.
  public static let kerasName: String? = "height_shift_range"

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
    .place(Self.map(pixels: random.draw(range, shape.rows)))
  }

  /// The map of one shift; above 0 the picture moves up, as each pixel reads further down.
  public static func map(pixels: Double) -> AffineMap {
    var map = AffineMap()
    map.rowShift = pixels
    return map
  }

  /// The same for Keras.
  ///
  /// See `WidthShift`.
  public var keras: AugmentationCode { .argument("width_shift_range", range.text, note: "moves rows in Keras 3") }

  /// The same in PyTorch.
  public var pytorch: [String] {
    ["shift = \(range.pytorch("rows"))", "place = place @ matrices(one, zero, zero, zero, one, shift)"]
  }
}
