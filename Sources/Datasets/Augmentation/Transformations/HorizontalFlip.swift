import Tensors

/// Exchanges left and right of every second picture, by chance: Keras's `horizontal_flip`.
public struct HorizontalFlip: Transformation {
  /// `horizontal_flip`.
  public static let name = "horizontal_flip"
  /// Keras's argument.
  public static let kerasName: String? = "horizontal_flip"

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
    let columns = picture.shape.columns
    for start in stride(from: 0, to: picture.count, by: columns) {
      picture.values[start..<start + columns].reverse()
    }
  }

  /// The same for Keras.
  public var keras: AugmentationCode { .argument("horizontal_flip", "True") }

  /// The same in PyTorch.
  public var pytorch: [String] {
    ["flipped = torch.rand(n, 1, 1, 1) < 0.5", "x = torch.where(flipped, x.flip(3), x)"]
  }
}
