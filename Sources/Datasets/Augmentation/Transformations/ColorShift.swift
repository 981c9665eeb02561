import Tensors

/// Adds a number of its own to each channel of an image in colour, which changes its tint; values stay from 0 to 1.
public struct ColorShift: Transformation {
  /// `color_shift`.
  public static let name = "color_shift"

  /// The largest number, as a share of the way from black to white.
  public let share: Double

  /// A shift by up to that share.
  public init(share: Double) { self.share = share }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    share = try value.number("a number above 0, at most 1, of values that go from 0 to 1") { $0 > 0 && $0 <= 1 }
  }

  /// The value as it is read.
  public var value: String? { share.plain }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    Self.change(by: (0..<shape.channels).map { _ in random.uniform(-share...share) })
  }

  /// The change by one number for each channel.
  public static func change(by shifts: [Double]) -> Change {
    .values { picture in
      let plane = picture.count / picture.shape.channels
      for place in picture.values.indices {
        picture.values[place] = min(max(picture.values[place] + Float(shifts[place / plane]), 0), 1)
      }
    }
  }

  /// The same for Keras.
  public var keras: AugmentationCode {
    .lines(["x = np.clip(x + random.uniform(-\(share.plain), \(share.plain), x.shape[-1]), 0, 1)"])
  }

  /// The same in PyTorch.
  public var pytorch: [String] {
    ["x = (x + torch.empty(n, x.shape[1], 1, 1).uniform_(-\(share.plain), \(share.plain))).clamp(0, 1)"]
  }
}
