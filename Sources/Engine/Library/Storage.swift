/// Bytes that oneDNN works in, aligned to cache lines and zero at first.
final class Storage {
  let bytes: UnsafeMutableRawPointer
  let count: Int

  init(bytes count: Int) {
    self.count = count
    bytes = .allocate(byteCount: max(count, 1), alignment: 64)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: count)
  }

  /// Room for `count` numbers.
  convenience init(floats count: Int) { self.init(bytes: count * MemoryLayout<Float>.stride) }

  deinit { bytes.deallocate() }

  /// The first of the numbers.
  var start: UnsafeMutablePointer<Float> { start(as: Float.self) }

  /// The first of the bytes as something of this kind.
  func start<T: BitwiseCopyable>(as type: T.Type) -> UnsafeMutablePointer<T> { bytes.assumingMemoryBound(to: type) }

  /// The bytes as numbers.
  var floats: UnsafeMutableBufferPointer<Float> {
    let count = count / MemoryLayout<Float>.stride
    return UnsafeMutableBufferPointer(start: bytes.bindMemory(to: Float.self, capacity: count), count: count)
  }
}
