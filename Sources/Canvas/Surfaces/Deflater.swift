import CDeflate
import Synchronization

/// Compresses bytes (RFC 1950).
///
/// A compressor takes a while to make and serves one thread at a time, so they are kept and lent again.
final class Deflater: @unchecked Sendable {
  private static let idle = Mutex<[Deflater]>([])

  private let compressor: OpaquePointer

  private init() {
    // The level at which files are as small as those of zlib's usual one, in half the time.
    guard let compressor = libdeflate_alloc_compressor(6) else {
      fatalError("there is no memory to compress a picture")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// The bytes in the format of zlib.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    let deflater = idle.withLock { $0.popLast() } ?? Deflater()
    defer { idle.withLock { $0.append(deflater) } }
    let bound = libdeflate_zlib_compress_bound(deflater.compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(deflater.compressor, bytes, bytes.count, buffer.baseAddress, bound)
    }
  }
}
