import COneDNN

/// One thing that a program does in each run.
protocol Step {
  func run(_ context: RunContext)
}

/// A primitive with the memories that it works on.
final class LibraryStep: Step {
  private let primitive: Primitive
  private let memories: [Memory]
  private let handle: OpaquePointer

  init(_ primitive: Primitive, _ arguments: [(ODNRole, Memory)]) {
    self.primitive = primitive
    memories = arguments.map(\.1)
    handle = odn_step_create(
      primitive.handle, Int32(arguments.count), arguments.map(\.0), arguments.map { $0.1.handle as OpaquePointer? })
  }

  deinit { odn_step_free(handle) }

  func run(_ context: RunContext) {
    let status = odn_step_run(handle)
    precondition(status == 0, "oneDNN failed to run a primitive that it had compiled: status \(status)")
  }
}
