import Tensors

/// What generated data sets draw at random, and the functions they are made of.
///
/// All of it is sums, products, quotients and square roots, which IEEE 754 rounds alike everywhere; the sine of the
/// system's library may differ in the last bit from one machine to the next, and so may whole data sets.
struct Draw {
  private var random: RandomGenerator

  /// Starts the stream of one example, so that each can be made without those before it.
  init(_ name: String, _ index: Int) { random = RandomGenerator(seed: UInt64(index), stream: name) }

  /// A number of a range, all of them equally likely.
  mutating func number(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(random.uniform())
  }

  /// Noise around 0 with a standard deviation of 1: the sum of twelve equally likely numbers, which is nearly normal.
  mutating func noise() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += Double(random.uniform()) }
    return sum
  }

  /// A whole number from 0 to `count - 1`.
  mutating func choice(_ count: Int) -> Int { Int(random.next().multipliedFullWidth(by: UInt64(count)).high) }

  /// A turn of space, all of them equally likely: the rows of its matrix, made of a unit quaternion.
  mutating func turn() -> [SIMD3<Double>] {
    var q = SIMD4<Double>(1, 0, 0, 0)
    var length = 0.0
    repeat {
      q = SIMD4(number(-1...1), number(-1...1), number(-1...1), number(-1...1))
      length = q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w
    } while length > 1 || length < 0.01
    let s = 2 / length
    return [
      SIMD3(1 - s * (q.z * q.z + q.w * q.w), s * (q.y * q.z - q.x * q.w), s * (q.y * q.w + q.x * q.z)),
      SIMD3(s * (q.y * q.z + q.x * q.w), 1 - s * (q.y * q.y + q.w * q.w), s * (q.z * q.w - q.x * q.y)),
      SIMD3(s * (q.y * q.w - q.x * q.z), s * (q.z * q.w + q.x * q.y), 1 - s * (q.y * q.y + q.z * q.z)),
    ]
  }
}

/// What repeats with every whole number of `turns`.
enum Wave {
  /// The part of a turn that has passed, from 0 to 1.
  static func part(_ turns: Double) -> Double { turns - turns.rounded(.down) }

  /// The sine of so many turns: the polynomial of degree 9 over a quarter turn, exact to 4 millionths.
  static func sine(_ turns: Double) -> Double {
    let x = triangle(turns) * 1.5707963267948966
    let square = x * x
    return x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72))))
  }

  /// Straight up from -1 to 1 and down again: 0, 1, 0, -1 at the quarters of a turn, as the sine.
  static func triangle(_ turns: Double) -> Double {
    let t = part(turns + 0.25)
    return t < 0.5 ? 4 * t - 1 : 3 - 4 * t
  }

  /// 1 during the first half of a turn, -1 during the second.
  static func square(_ turns: Double) -> Double { part(turns) < 0.5 ? 1 : -1 }
}

extension UInt8 {
  /// A number from 0 to 1 as one of 256 steps; beyond that the nearest of them.
  init(step value: Double) { self = UInt8((Swift.min(Swift.max(value, 0), 1) * 255).rounded()) }
}
