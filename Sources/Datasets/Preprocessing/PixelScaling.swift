/// How the bytes of an image become the numbers that a network reads: channel by channel `(byte - mean) / divisor`.
public struct PixelScaling: Equatable, Hashable, Sendable {
  /// For each channel that the network reads, which channel of the image it is: `[2, 1, 0]` for blue, green, red; empty if
  /// they keep their order.
  public let order: [Int]
  /// What is taken from the bytes of each channel that the network reads; empty for nothing.
  public let means: [Float]
  /// What the difference is divided by: one number for all channels, or one for each.
  public let divisors: [Float]

  /// A scaling; `means` has one number for each channel or none, `divisors` one for each channel or one.
  public init(order: [Int] = [], means: [Float] = [], divisors: [Float]) {
    precondition(!divisors.isEmpty, "a scaling divides by something")
    (self.order, self.means, self.divisors) = (order, means, divisors)
  }

  /// A scaling that divides all channels by the same number.
  public init(order: [Int] = [], means: [Float] = [], divisor: Float) {
    self.init(order: order, means: means, divisors: [divisor])
  }

  /// What the numbers of a channel that the network reads are divided by.
  public func divisor(of channel: Int) -> Float { divisors[min(channel, divisors.count - 1)] }

  /// What is taken from the bytes of a channel that the network reads.
  public func mean(of channel: Int) -> Float { means.isEmpty ? 0 : means[min(channel, means.count - 1)] }

  /// The channel of the image that is the channel of that number of the network.
  public func source(of channel: Int) -> Int { order.isEmpty ? channel : order[channel] }

  /// Whether it treats the channels differently, so that it makes no sense of grey images.
  public var needsColours: Bool { !order.isEmpty || Set(means).count > 1 || Set(divisors).count > 1 }

  /// The numbers of all 256 bytes in a channel that the network reads.
  func table(channel: Int) -> [Float] {
    let (mean, divisor) = (mean(of: channel), divisor(of: channel))
    return (0..<256).map { (Float($0) - mean) / divisor }
  }
}

/// The scalings that networks are trained with.
extension PixelScaling {
  /// From 0, black, to 1, white. (Each byte is divided by 255 as Keras does it: a product with 1/255 differs in the last bit.)
  public static let unit = PixelScaling(divisor: 255)

  /// Blue, green and red less the means of the ImageNet contest's images, as Caffe's networks read them.
  public static let caffe = PixelScaling(order: [2, 1, 0], means: [104.006, 116.669, 122.679], divisor: 1)

  /// From -1, black, to 1, white, as TensorFlow's networks read them.
  public static let symmetric = PixelScaling(means: [127.5, 127.5, 127.5], divisor: 127.5)

  /// Red, green and blue less the means of the ImageNet contest's images, divided by their standard deviations, as torchvision's
  /// networks read them: 0.485, 0.456, 0.406 and 0.229, 0.224, 0.225 of numbers from 0 to 1.
  public static let torch = PixelScaling(means: [123.675, 116.28, 103.53], divisors: [58.395, 57.12, 57.375])

  /// The bytes as they are, from 0 to 255, for networks that scale them in their own first layer.
  public static let bytes = PixelScaling(divisor: 1)

  /// Each scaling with the name that commands and files give it.
  public static let named: [(name: String, scaling: PixelScaling)] = [
    ("unit", .unit), ("symmetric", .symmetric), ("caffe", .caffe), ("torch", .torch), ("bytes", .bytes),
  ]

  /// The scaling of a name; `nil` if there is none.
  public init?(name: String) {
    guard let found = Self.named.first(where: { $0.name == name })?.scaling else { return nil }
    self = found
  }

  /// Its name; `nil` if it has none.
  public var name: String? { Self.named.first { $0.scaling == self }?.name }
}
