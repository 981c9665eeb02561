import Glibc

/// The MD5 digest of bytes that come piece by piece (RFC 1321): what the authors of old files published beside them.
///
/// It finds transmission errors and files that were replaced; it is no protection against somebody who could choose both files.
package struct MD5 {
  private var state: (UInt32, UInt32, UInt32, UInt32) = (0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476)
  private var waiting: [UInt8] = []
  private var count: UInt64 = 0

  /// Starts the digest of nothing.
  package init() {}

  /// The digest of some bytes.
  package static func of(_ bytes: [UInt8]) -> String {
    var digest = MD5()
    digest.add(bytes)
    return digest.hexadecimal
  }

  /// Digests further bytes.
  package mutating func add(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    let all = waiting.isEmpty ? bytes : waiting + bytes
    let whole = all.count / 64 * 64
    all.withUnsafeBytes { buffer in
      for start in stride(from: 0, to: whole, by: 64) { digest(buffer, start) }
    }
    waiting = Array(all[whole...])
  }

  /// The digest of everything added so far: 32 hexadecimal digits.
  package var hexadecimal: String {
    var end = self
    let zeros = (119 - Int(count % 64)) % 64
    let length = withUnsafeBytes(of: (count &* 8).littleEndian) { Array($0) }
    end.add([0x80] + Array(repeating: 0, count: zeros) + length)
    return [end.state.0, end.state.1, end.state.2, end.state.3].map { word in
      let digits = String(word.byteSwapped, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// One block of 64 bytes.
  private mutating func digest(_ bytes: UnsafeRawBufferPointer, _ start: Int) {
    var (a, b, c, d) = state
    func word(_ index: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self))
    }
    for step in 0..<64 {
      let (mixed, index): (UInt32, Int)
      switch step / 16 {
      case 0: (mixed, index) = ((b & c) | (~b & d), step)
      case 1: (mixed, index) = ((d & b) | (~d & c), (5 * step + 1) % 16)
      case 2: (mixed, index) = (b ^ c ^ d, (3 * step + 5) % 16)
      default: (mixed, index) = (c ^ (b | ~d), 7 * step % 16)
      }
      let sum = a &+ mixed &+ Self.sines[step] &+ word(index)
      let turn = Self.turns[step / 16 * 4 + step % 4]
      (a, d, c, b) = (d, c, b, b &+ (sum << turn | sum >> (32 - turn)))
    }
    state = (state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d)
  }

  private static let turns: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
  /// `⌊2³² |sin(i + 1)|⌋`.
  private static let sines: [UInt32] = (0..<64).map { UInt32(4_294_967_296 * abs(sin(Double($0 + 1)))) }
}
