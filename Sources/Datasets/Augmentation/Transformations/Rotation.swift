import Glibc
import Tensors

/// Turns a picture around its middle by up to so many degrees to either side: Keras's `rotation_range`.
public struct Rotation: Transformation {
  /// `rotation`.
  public static let name = "rotation"
  /// Keras's argument.
  public static let kerasName: String? = "rotation_range"

  /// The largest angle, in degrees.
  public let degrees: Double

  /// A rotation by up to so many degrees.
  public init(degrees: Double) { self.degrees = degrees }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    degrees = try value.number("a number of degrees above 0, at most 180") { $0 > 0 && $0 <= 180 }
  }

  /// The value as it is read.
  public var value: String? { degrees.plain }

  /// It does.
  public var movesPlaces: Bool { true }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    .place(Self.map(degrees: random.uniform(-degrees...degrees)))
  }

  /// The map of one angle; above 0 the picture turns against the clock.
  public static func map(degrees: Double) -> AffineMap {
    let angle = degrees * .pi / 180
    var map = AffineMap()
    (map.rowRow, map.rowColumn) = (cos(angle), sin(angle))
    (map.columnRow, map.columnColumn) = (-sin(angle), cos(angle))
    return map
  }

  /// The same for Keras.
  public var keras: AugmentationCode { .argument("rotation_range", degrees.plain) }

  /// The same in PyTorch.
  public var pytorch: [String] {
    [
      "angle = torch.empty(n).uniform_(-\(degrees.plain), \(degrees.plain)).deg2rad()",
      "place = place @ matrices(angle.cos(), -angle.sin(), zero, angle.sin(), angle.cos(), zero)",
    ]
  }
}
