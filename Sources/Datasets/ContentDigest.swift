import CXXHash

/// XXH3 with 128 bits over bytes that come piece by piece.
struct ContentDigest {
  private let state: State

  init() { state = State() }

  /// Hashes further bytes.
  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = XXH3_128bits_update(state.pointer, $0.baseAddress, $0.count) }
  }

  /// The hash of everything added so far: 32 hexadecimal digits.
  var hexadecimal: String {
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
