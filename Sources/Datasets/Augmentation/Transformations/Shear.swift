import Glibc
import Tensors

/// Slants a picture by up to so many degrees to either side: Keras's `shear_range`.
public struct Shear: Transformation {
  /// `shear`.
  public static let name = "shear"
  /// Keras's argument.
  public static let kerasName: String? = "shear_range"

  /// The largest angle, in degrees.
  public let degrees: Double

  /// A shear by up to so many degrees.
  public init(degrees: Double) { self.degrees = degrees }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    degrees = try value.number("a number of degrees above 0 and below 90") { $0 > 0 && $0 < 90 }
  }

  /// The value as it is read.
  public var value: String? { degrees.plain }

  /// It does.
  public var movesPlaces: Bool { true }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    .place(Self.map(degrees: random.uniform(-degrees...degrees)))
  }

  /// The map of one angle; above 0 the upper half moves to the left and the lower one to the right, and the picture gets taller
  /// by the cosine.
  public static func map(degrees: Double) -> AffineMap {
    let angle = degrees * .pi / 180
    var map = AffineMap()
    (map.columnRow, map.rowRow) = (-sin(angle), cos(angle))
    return map
  }

  /// The same for Keras.
  public var keras: AugmentationCode { .argument("shear_range", degrees.plain) }

  /// The same in PyTorch.
  public var pytorch: [String] {
    [
      "angle = torch.empty(n).uniform_(-\(degrees.plain), \(degrees.plain)).deg2rad()",
      "place = place @ matrices(one, -angle.sin(), zero, zero, angle.cos(), zero)",
    ]
  }
}
