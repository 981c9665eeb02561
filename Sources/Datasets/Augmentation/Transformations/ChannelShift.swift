import Tensors

/// Adds the same number to all values, which stay between the smallest and the largest that there were: Keras's
/// `channel_shift_range`.
public struct ChannelShift: Transformation {
  /// `channel_shift`.
  public static let name = "channel_shift"
  /// Keras's argument.
  public static let kerasName: String? = "channel_shift_range"

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
    Self.change(by: random.uniform(-share...share))
  }

  /// The change by one number.
  public static func change(by shift: Double) -> Change {
    .values { picture in
      let (range, shift) = (picture.range, Float(shift))
      for place in picture.values.indices {
        picture.values[place] = min(max(picture.values[place] + shift, range.lowerBound), range.upperBound)
      }
    }
  }

  /// The same for Keras.
  public var keras: AugmentationCode { .argument("channel_shift_range", share.plain) }

  /// The same in PyTorch.
  public var pytorch: [String] {
    [
      "shift = torch.empty(n, 1, 1, 1).uniform_(-\(share.plain), \(share.plain))",
      "x = (x + shift).clamp(x.amin((1, 2, 3), True), x.amax((1, 2, 3), True))",
    ]
  }
}
