import Tensors

/// Adds a random number to each value, from a bell curve around 0: Keras's layer `GaussianNoise`. Values may leave 0 to 1.
public struct GaussianNoise: Transformation {
  /// `noise`.
  public static let name = "noise"

  /// The standard deviation, of values that go from 0 to 1.
  public let deviation: Double

  /// Noise of a standard deviation.
  public init(deviation: Double) { self.deviation = deviation }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    deviation = try value.number("a standard deviation above 0, at most 1, of values that go from 0 to 1") {
      $0 > 0 && $0 <= 1
    }
  }

  /// The value as it is read.
  public var value: String? { deviation.plain }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    Self.change(deviation: deviation, random)
  }

  /// The change with the numbers of a generator.
  static func change(deviation: Double, _ random: AugmentationRandom) -> Change {
    .values { picture in
      var random = random
      var place = 0
      while place < picture.count {
        let (first, second) = random.normals()
        picture.values[place] += Float(deviation * first)
        if place + 1 < picture.count { picture.values[place + 1] += Float(deviation * second) }
        place += 2
      }
    }
  }

  /// The same for Keras.
  public var keras: AugmentationCode {
    .lines(["x = x + random.normal(0, \(deviation.plain), x.shape).astype(\"float32\")"])
  }

  /// The same in PyTorch.
  public var pytorch: [String] { ["x = x + \(deviation.plain) * torch.randn_like(x)"] }
}
