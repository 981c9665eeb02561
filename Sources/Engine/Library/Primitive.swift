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
    var result = ODNWindow()
    func write(_ place: inout (Int64, Int64, Int64), _ values: [Int]) {
      withUnsafeMutableBytes(of: &place) { bytes in
        _ = bytes.bindMemory(to: Int64.self).update(fromContentsOf: values.map(Int64.init))
      }
    }
    write(&result.size, axes.map(\.size))
    write(&result.strides, axes.map(\.stride))
    write(&result.gaps, axes.map { $0.dilation - 1 })
    write(&result.before, axes.map(\.padding.before))
    write(&result.after, axes.map(\.padding.after))
    return result
  }
}
