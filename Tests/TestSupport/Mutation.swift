import Tensors

extension [UInt8] {
  /// These bytes after one to four random changes: bits flipped, bytes replaced, runs removed or repeated, the end cut;
  /// each change begins within the first `limit` bytes.
  package func mutated(with random: inout RandomGenerator, within limit: Int = .max) -> [UInt8] {
    var bytes = self
    for _ in 0...below(4, &random) {
      if bytes.isEmpty { return bytes }
      let position = below(Swift.min(bytes.count, limit), &random)
      let end = Swift.min(bytes.count, position + 1 + below(8, &random))
      switch below(6, &random) {
      case 0: bytes[position] ^= 1 << UInt8(below(8, &random))
      case 1: bytes[position] = UInt8(below(256, &random))
      case 2: bytes[position] = [0, 1, 0x7f, 0x80, 0xff][below(5, &random)]
      case 3: bytes.removeSubrange(position..<end)
      case 4: bytes.insert(contentsOf: bytes[position..<end], at: position)
      default: bytes.removeSubrange(position...)
      }
    }
    return bytes
  }

  private func below(_ bound: Int, _ random: inout RandomGenerator) -> Int {
    Int(random.next() % UInt64(bound))
  }
}
