import Tensors

/// Makes a picture larger or smaller, rows and columns each by a factor of its own: Keras's `zoom_range`.
public struct Zoom: Transformation {
  /// `zoom`.
  public static let name = "zoom"
  /// Keras's argument.
  public static let kerasName: String? = "zoom_range"

  /// How many pixels of the source one pixel covers: below 1 the picture gets larger.
  public let range: ClosedRange<Double>

  /// A zoom by factors from a range.
  public init(_ range: ClosedRange<Double>) { self.range = range }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    range = try value.range(
      "a share below 1, as in 0.2, or two factors from 0.1 to 10, as in 0.8/1.2", where: (0.1...10).contains
    ) { 1 - $0...1 + $0 }
  }

  /// The value as it is read.
  public var value: String? { range.plain }

  /// It does.
  public var movesPlaces: Bool { true }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    .place(Self.map(columns: random.uniform(range), rows: random.uniform(range)))
  }

  /// The map of a factor for columns and one for rows; above 1 the picture gets smaller.
  public static func map(columns: Double, rows: Double) -> AffineMap {
    var map = AffineMap()
    (map.columnColumn, map.rowRow) = (columns, rows)
    return map
  }

  /// The same for Keras.
  public var keras: AugmentationCode {
    .argument("zoom_range", "(\(range.lowerBound.plain), \(range.upperBound.plain))")
  }

  /// The same in PyTorch.
  public var pytorch: [String] {
    [
      "zoom = torch.empty(2, n).uniform_(\(range.lowerBound.plain), \(range.upperBound.plain))",
      "place = place @ matrices(zoom[0], zero, zero, zero, zoom[1], zero)",
    ]
  }
}
