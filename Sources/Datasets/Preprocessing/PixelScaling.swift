/// How the bytes of an image become the numbers that a network reads: channel by channel `(byte - mean) / divisor`.
public struct PixelScaling: Equatable, Hashable, Sendable {
  /// For each channel that the network reads, which channel of the image it is: `[2, 1, 0]` for blue, green, red; empty if
  /// they keep their order.
  public let order: [Int]
  /// What is taken from the bytes of each channel that the network reads; empty for nothing.
  public let means: [Float]
  /// What the difference is divided by.
  public let divisor: Float

  /// A scaling; `means` has one number for each channel or none.
  public init(order: [Int] = [], means: [Float] = [], divisor: Float) {
    (self.order, self.means, self.divisor) = (order, means, divisor)
  }

  /// From 0, black, to 1, white. (Each byte is divided by 255 as Keras does it: a product with 1/255 differs in the last bit.)
  public static let unit = PixelScaling(divisor: 255)

  /// Blue, green and red less the means of the ImageNet contest's images, as Caffe's networks read them.
  public static let caffe = PixelScaling(order: [2, 1, 0], means: [104.006, 116.669, 122.679], divisor: 1)

  /// From -1, black, to 1, white, as TensorFlow's networks read them.
  public static let symmetric = PixelScaling(means: [127.5, 127.5, 127.5], divisor: 127.5)

  /// The channel of the image that is the channel of that number of the network.
  public func source(of channel: Int) -> Int { order.isEmpty ? channel : order[channel] }

  /// The numbers of all 256 bytes in a channel that the network reads.
  func table(channel: Int) -> [Float] {
    let mean = means.isEmpty ? 0 : means[channel]
    return (0..<256).map { (Float($0) - mean) / divisor }
  }
}
