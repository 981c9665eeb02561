import COneDNN
import Tensors

/// How a tensor lies in memory.
final class Descriptor {
  let handle: OpaquePointer

  private init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { odn_descriptor_free(handle) }

  var byteCount: Int { odn_descriptor_bytes(handle) }

  func matches(_ other: Descriptor) -> Bool { odn_descriptor_equal(handle, other.handle) }

  /// A tensor whose extents lie `strides` elements apart.
  static func strided(_ extents: [Int], _ strides: [Int]) throws -> Descriptor {
    try make { odn_descriptor_create(&$0, Int32(extents.count), extents.map(Int64.init), strides.map(Int64.init)) }
  }

  /// A row-major tensor.
  static func plain(_ extents: [Int]) throws -> Descriptor {
    var strides = Array(repeating: 1, count: extents.count)
    for axis in strides.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * extents[axis + 1] }
    return try strided(extents, strides)
  }

  /// Maps `[N, C, ...]` that lie as N, ..., C; what has no cells, a vector, lies in a row.
  static func channelsLast(_ extents: [Int]) throws -> Descriptor {
    var strides = extents
    (strides[0], strides[1]) = (extents.dropFirst().reduce(1, *), 1)
    var step = extents[1]
    for axis in extents.indices.dropFirst(2).reversed() {
      strides[axis] = step
      step *= extents[axis]
    }
    return try strided(extents, strides)
  }

  /// A tensor whose layout the primitive may choose.
  static func any(_ extents: [Int]) throws -> Descriptor {
    try make { odn_descriptor_create(&$0, Int32(extents.count), extents.map(Int64.init), nil) }
  }

  /// Maps `[N, C, ...]` with one to three axes in blocks of 8 or 16 channels.
  static func blocked(_ extents: [Int], by block: Int) throws -> Descriptor {
    try make { odn_descriptor_blocked(&$0, Int32(extents.count), extents.map(Int64.init), Int32(block)) }
  }

  /// The part of this tensor that starts at `offsets`.
  func part(_ extents: [Int], at offsets: [Int]) throws -> Descriptor {
    try Self.make { odn_descriptor_part(&$0, handle, extents.map(Int64.init), offsets.map(Int64.init)) }
  }

  /// What a primitive wants for a role; `nil` if it does not use it.
  static func wanted(by primitive: OpaquePointer, for role: ODNRole) -> Descriptor? {
    odn_primitive_descriptor(primitive, role).map(Descriptor.init)
  }

  private static func make(_ body: (inout OpaquePointer?) -> Int32) throws -> Descriptor {
    var handle: OpaquePointer?
    let status = body(&handle)
    guard let handle else { throw EngineError.library(operation: "memory layout", status: Int(status)) }
    let descriptor = Descriptor(handle)
    guard status == 0 else { throw EngineError.library(operation: "memory layout", status: Int(status)) }
    return descriptor
  }
}
