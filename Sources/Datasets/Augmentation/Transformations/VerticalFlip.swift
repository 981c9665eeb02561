import Tensors

/// Exchanges top and bottom of every second picture, by chance: Keras's `vertical_flip`.
public struct VerticalFlip: Transformation {
  /// `vertical_flip`.
  public static let name = "vertical_flip"
  /// Keras's argument.
  public static let kerasName: String? = "vertical_flip"

  /// A flip of every second picture.
  public init() {}

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) { try value.flag() }

  /// The value as it is read.
  public var value: String? { nil }

  /// A change by amounts that are drawn.
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

  /// The same for Keras.
  public var keras: AugmentationCode { .argument("vertical_flip", "True") }

  /// The same in PyTorch.
  public var pytorch: [String] {
    ["flipped = torch.rand(n, 1, 1, 1) < 0.5", "x = torch.where(flipped, x.flip(2), x)"]
  }
}
