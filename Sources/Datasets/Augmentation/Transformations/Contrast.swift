import Tensors

/// Brings all values of a channel nearer to their mean or further away from it: Keras's layer `RandomContrast`.
public struct Contrast: Transformation {
  /// `contrast`.
  public static let name = "contrast"

  /// How much the factor may differ from 1.
  public let factor: Double

  /// A contrast that differs by up to so much.
  public init(factor: Double) { self.factor = factor }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    factor = try value.number("a number above 0, at most 1") { $0 > 0 && $0 <= 1 }
  }

  /// The value as it is read.
  public var value: String? { factor.plain }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    Self.change(by: random.uniform(1 - factor...1 + factor))
  }

  /// The change by one factor; values stay from 0 to 1.
  public static func change(by factor: Double) -> Change {
    .values { picture in
      let plane = picture.count / picture.shape.channels
      for start in stride(from: 0, to: picture.count, by: plane) {
        let range = start..<start + plane
        let mean = Float(picture.values[range].reduce(0.0) { $0 + Double($1) } / Double(plane))
        for place in range {
          picture.values[place] = min(max((picture.values[place] - mean) * Float(factor) + mean, 0), 1)
        }
      }
    }
  }

  /// The same for Keras.
  public var keras: AugmentationCode {
    .lines([
      "mean = x.mean((0, 1))",
      "x = np.clip((x - mean) * random.uniform(\((1 - factor).plain), \((1 + factor).plain)) + mean, 0, 1)",
    ])
  }

  /// The same in PyTorch.
  public var pytorch: [String] {
    [
      "mean = x.mean((2, 3), True)",
      "x = ((x - mean) * torch.empty(n, 1, 1, 1).uniform_(\((1 - factor).plain), \((1 + factor).plain)) + mean).clamp(0, 1)",
    ]
  }
}
