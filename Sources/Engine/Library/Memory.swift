import COneDNN

/// A tensor of a program: its layout and its bytes.
final class Memory {
  let descriptor: Descriptor
  let handle: OpaquePointer
  /// Its bytes; `nil` while they belong to somebody else, who binds them.
  let storage: Storage?
  private var bytes: UnsafeMutableRawPointer?

  private init(_ descriptor: Descriptor, storage: Storage?, offset: Int = 0) throws {
    var handle: OpaquePointer?
    let start = storage.map { $0.bytes + offset }
    let status = odn_memory_create(&handle, descriptor.handle, start)
    guard status == 0, let handle else {
      odn_memory_free(handle)
      throw EngineError.library(operation: "memory", status: Int(status))
    }
    (self.descriptor, self.handle, self.storage) = (descriptor, handle, storage)
    bytes = start
  }

  deinit { odn_memory_free(handle) }

  /// A tensor with bytes of its own.
  convenience init(_ descriptor: Descriptor) throws {
    try self.init(descriptor, storage: Storage(bytes: descriptor.byteCount))
  }

  /// The bytes of another tensor read in another way.
  convenience init(_ descriptor: Descriptor, sharing other: Memory) throws {
    // Its place in the storage too: it may be a part itself.
    let offset = other.storage.flatMap { storage in other.bytes.map { $0 - storage.bytes } }
    try self.init(descriptor, storage: other.storage, offset: offset ?? 0)
  }

  /// A part of the bytes of another tensor, from one of its numbers on.
  convenience init(_ descriptor: Descriptor, sharing other: Memory, from place: Int) throws {
    guard let storage = other.storage, let bytes = other.bytes else {
      preconditionFailure("a part is taken of bytes that belong to somebody else")
    }
    try self.init(descriptor, storage: storage, offset: bytes - storage.bytes + place * MemoryLayout<Float>.stride)
  }

  /// A tensor whose bytes are bound later.
  static func unbound(_ descriptor: Descriptor) throws -> Memory { try Memory(descriptor, storage: nil) }

  func bind(_ bytes: UnsafeMutableRawPointer) {
    self.bytes = bytes
    odn_memory_bind(handle, bytes)
  }

  /// How many numbers it has room for.
  var count: Int { descriptor.byteCount / MemoryLayout<Float>.stride }

  /// Its first number, for a loop of ours.
  var floats: UnsafeMutablePointer<Float> {
    guard let bytes else { preconditionFailure("a memory is used before it is bound") }
    return bytes.assumingMemoryBound(to: Float.self)
  }
}
