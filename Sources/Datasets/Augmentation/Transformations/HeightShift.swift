import Tensors

/// Moves a picture up or down: Keras's `height_shift_range`.
public struct HeightShift: Transformation {
  public static let name = "height_shift"
  public static let kerasName: String? = "height_shift_range"

  /// How far.
  public let range: ShiftRange

  /// A shift by up to so much.
  public init(_ range: ShiftRange) { self.range = range }

  public init(_ value: AugmentationValue) throws(AugmentationError) { range = try ShiftRange(value) }

  public var value: String? { range.text }

  public var movesPlaces: Bool { true }

  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    .place(Self.map(pixels: random.draw(range, shape.rows)))
  }

  /// The map of one shift; above 0 the picture moves up, as each pixel reads further down.
  public static func map(pixels: Double) -> AffineMap {
    var map = AffineMap()
    map.rowShift = pixels
    return map
  }

  // See `WidthShift`.
  public var keras: AugmentationCode { .argument("width_shift_range", range.text, note: "moves rows in Keras 3") }

  public var pytorch: [String] {
    ["shift = \(range.pytorch("rows"))", "place = place @ matrices(one, zero, zero, zero, one, shift)"]
  }
}
