import COneDNN

/// A compiled operation of oneDNN.
final class Primitive {
  let handle: OpaquePointer

  /// Compiles; `operation` names it in the error.
  init(_ operation: String, _ body: (inout OpaquePointer?) -> Int32) throws {
    var handle: OpaquePointer?
    let status = body(&handle)
    guard status == 0, let handle else {
      odn_primitive_free(handle)
      throw EngineError.library(operation: operation, status: Int(status))
    }
    self.handle = handle
  }

  deinit { odn_primitive_free(handle) }

  /// How a memory must lie that plays this role; `nil` if there is none.
  func optionalLayout(_ role: ODNRole) -> Descriptor? { Descriptor.wanted(by: handle, for: role) }

  /// How a memory must lie that plays this role.
  func layout(_ role: ODNRole) throws -> Descriptor {
    guard let layout = optionalLayout(role) else {
      throw EngineError.library(operation: "operation without role \(role.rawValue)", status: 0)
    }
    return layout
  }

  /// Copies between two layouts.
  static func reorder(_ from: Descriptor, to: Descriptor, accumulate: Bool = false) throws -> Primitive {
    try Primitive("reorder") { odn_reorder(&$0, from.handle, to.handle, accumulate) }
  }
}

extension Window {
  /// The window as the shim wants it.
  var library: ODNWindow {
    ODNWindow(
      size: (Int64(rows), Int64(columns)), strides: (Int64(rowStride), Int64(columnStride)),
      before: (Int64(padding.top), Int64(padding.left)), after: (Int64(padding.bottom), Int64(padding.right)))
  }
}
