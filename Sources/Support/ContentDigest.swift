import CXXHash

/// XXH3 with 128 bits over bytes that come piece by piece: fast enough to take of everything, not meant to resist an adversary.
package struct ContentDigest {
  private let state: State

  /// Starts the hash of nothing.
  package init() { state = State() }

  /// The hash of some bytes.
  package static func of(_ bytes: [UInt8]) -> String {
    var digest = ContentDigest()
    digest.add(bytes)
    return digest.hexadecimal
  }

  /// Hashes further bytes.
  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = XXH3_128bits_update(state.pointer, $0.baseAddress, $0.count) }
  }

  /// Hashes a text and its length, so that two texts in a row are not taken for one.
  package mutating func add(_ text: String) {
    let bytes = Array(text.utf8)
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { add(Array($0)) }
    add(bytes)
  }

  /// The hash of everything added so far: 32 hexadecimal digits.
  package var hexadecimal: String {
    let hash = XXH3_128bits_digest(state.pointer)
    return [hash.high64, hash.low64].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  private final class State {
    let pointer: OpaquePointer

    init() {
      guard let pointer = XXH3_createState() else { fatalError("no memory for a hash") }
      XXH3_128bits_reset(pointer)
      self.pointer = pointer
    }

    deinit { XXH3_freeState(pointer) }
  }
}
