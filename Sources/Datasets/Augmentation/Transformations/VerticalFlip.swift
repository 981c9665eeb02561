import Tensors

/// Exchanges top and bottom of every second picture, by chance: Keras's `vertical_flip`.
public struct VerticalFlip: Transformation {
  public static let name = "vertical_flip"
  public static let kerasName: String? = "vertical_flip"

  /// A flip of every second picture.
  public init() {}

  public init(_ value: AugmentationValue) throws(AugmentationError) { try value.flag() }

  public var value: String? { nil }

  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    random.coin() ? Self.change : .none
  }

  /// The flip itself.
  public static let change = Change.values { picture in
    let (rows, columns) = (picture.shape.rows, picture.shape.columns)
    for plane in stride(from: 0, to: picture.count, by: rows * columns) {
      for row in 0..<rows / 2 {
        let (upper, lower) = (plane + row * columns, plane + (rows - 1 - row) * columns)
        for column in 0..<columns { picture.values.swapAt(upper + column, lower + column) }
      }
    }
  }

  public var keras: AugmentationCode { .argument("vertical_flip", "True") }

  public var pytorch: [String] {
    ["flipped = torch.rand(n, 1, 1, 1) < 0.5", "x = torch.where(flipped, x.flip(2), x)"]
  }
}
