/// The operations that a program needs, each fused with the function that follows it where nobody sees the difference.
struct Graph {
  /// In the order in which they run.
  let operations: [any Operation]
  /// The ids of the values whose gradients are needed.
  let differentiated: Set<Int>

  init(_ builder: Builder, visible: [Value], gradients: [Value]) {
    let kept = Set((visible + gradients).map(\.id))
    operations = Self.fused(Self.pruned(builder.operations, kept), kept)
    differentiated = builder.mode == .training ? Self.differentiated(operations, gradients) : []
  }

  /// Only the operations on a path to a value that is kept.
  private static func pruned(_ operations: [any Operation], _ kept: Set<Int>) -> [any Operation] {
    var needed = kept
    var result: [any Operation] = []
    for operation in operations.reversed() where needed.contains(operation.output.id) {
      result.append(operation)
      needed.formUnion(operation.inputs.map(\.id))
    }
    return result.reversed()
  }

  /// Joins each elementwise function to the operation before it, unless that one's own result is read elsewhere.
  private static func fused(_ operations: [any Operation], _ kept: Set<Int>) -> [any Operation] {
    var readers: [Int: Int] = [:]
    for input in operations.flatMap(\.inputs) { readers[input.id, default: 0] += 1 }
    var result: [any Operation] = []
    var makers: [Int: Int] = [:]
    for operation in operations {
      if let activation = operation as? Activation, !kept.contains(activation.input.id),
        readers[activation.input.id] == 1, let maker = makers[activation.input.id],
        let joined = result[maker].fused(with: activation.function, into: activation.output)
      {
        result[maker] = joined
        makers[joined.output.id] = maker
      } else {
        makers[operation.output.id] = result.count
        result.append(operation)
      }
    }
    return result
  }

  private static func differentiated(_ operations: [any Operation], _ gradients: [Value]) -> Set<Int> {
    var result = Set(gradients.map(\.id))
    for operation in operations
    where !operation.parameters.isEmpty || operation.inputs.contains(where: { result.contains($0.id) }) {
      result.insert(operation.output.id)
    }
    return result
  }
}
