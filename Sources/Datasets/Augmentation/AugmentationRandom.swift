import Glibc
import Tensors

/// The random numbers for one picture in one epoch and one transformation.
///
/// The state is mixed from all of them, so that no picture's numbers depend on those drawn for another.
public struct AugmentationRandom: Sendable {
  private var mixer: SplitMix64

  init(seed: UInt64, epoch: Int, index: Int, stream: UInt64) {
    mixer = SplitMix64(state: seed ^ stream)
    for number in [UInt64(truncatingIfNeeded: epoch), UInt64(truncatingIfNeeded: index)] {
      mixer = SplitMix64(state: mixer.next() ^ number)
    }
    mixer = SplitMix64(state: mixer.next())
  }

  /// 64 random bits.
  mutating func next() -> UInt64 { mixer.next() }

  /// A number in `[0, 1)` with 53 random bits.
  mutating func unit() -> Double { Double(mixer.next() >> 11) * 0x1p-53 }

  /// A number from a range, all of it equally likely.
  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// A whole number from 0 to below `count`.
  mutating func whole(below count: Int) -> Int { Int(mixer.next().multipliedFullWidth(by: UInt64(count)).high) }

  /// Heads or tails.
  mutating func coin() -> Bool { mixer.next() >> 63 == 1 }

  /// Two numbers of the standard normal distribution (Box and Muller, 1958).
  mutating func normals() -> (Double, Double) {
    let radius = (-2 * log(1 - unit())).squareRoot()
    let angle = 2 * Double.pi * unit()
    return (radius * cos(angle), radius * sin(angle))
  }
}
