import Glibc
import Tensors

/// Turns a picture around its middle by up to so many degrees to either side: Keras's `rotation_range`.
public struct Rotation: Transformation {
  public static let name = "rotation"
  public static let kerasName: String? = "rotation_range"

  /// The largest angle, in degrees.
  public let degrees: Double

  /// A rotation by up to so many degrees.
  public init(degrees: Double) { self.degrees = degrees }

  public init(_ value: AugmentationValue) throws(AugmentationError) {
    degrees = try value.number("a number of degrees above 0, at most 180") { $0 > 0 && $0 <= 180 }
  }

  public var value: String? { degrees.plain }

  public var movesPlaces: Bool { true }

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

  public var keras: AugmentationCode { .argument("rotation_range", degrees.plain) }

  public var pytorch: [String] {
    [
      "angle = torch.empty(n).uniform_(-\(degrees.plain), \(degrees.plain)).deg2rad()",
      "place = place @ matrices(angle.cos(), -angle.sin(), zero, angle.sin(), angle.cos(), zero)",
    ]
  }
}
