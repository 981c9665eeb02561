import Tensors

/// Multiplies all values by a factor, which stay at most 1: Keras's `brightness_range`.
///
/// (Keras rounds to bytes on the way, so that it needs values from 0 to 255.)
public struct Brightness: Transformation {
  /// `brightness`.
  public static let name = "brightness"

  /// The factors.
  public let range: ClosedRange<Double>

  /// A brightness from a range of factors.
  public init(_ range: ClosedRange<Double>) { self.range = range }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    range = try value.range("two factors from 0 to 10, as in 0.5/1.5", where: (0...10).contains)
  }

  /// The value as it is read.
  public var value: String? { range.plain }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    Self.change(by: random.uniform(range))
  }

  /// The change by one factor.
  public static func change(by factor: Double) -> Change {
    .values { picture in
      for place in picture.values.indices { picture.values[place] = min(picture.values[place] * Float(factor), 1) }
    }
  }

  /// The same for Keras.
  public var keras: AugmentationCode {
    .lines(["x = np.clip(x * random.uniform(\(range.lowerBound.plain), \(range.upperBound.plain)), 0, 1)"])
  }

  /// The same in PyTorch.
  public var pytorch: [String] {
    ["x = (x * torch.empty(n, 1, 1, 1).uniform_(\(range.lowerBound.plain), \(range.upperBound.plain))).clamp(0, 1)"]
  }
}
