/// The operations that a program needs, each fused with the function that follows it where nobody sees the difference.
struct Graph {
  /// In the order in which they run.
  let operations: [any Operation]
  /// The ids of the values whose gradients are needed.
  let differentiated: Set<Int>

  init(_ builder: Builder, visible: [Value], gradients: [Value]) {
    let kept = Set((visible + gradients).map(\.id))
    let needed = Self.pruned(builder.operations, kept)
    let plain = builder.mode == .inference ? Self.folded(needed, kept) : needed
    operations = Self.rectified(Self.fused(plain, kept, training: builder.mode != .inference), kept)
    differentiated = builder.mode != .inference ? Self.differentiated(operations, gradients) : []
  }

  /// The operations with their levels: how many operations at most lie between each and the inputs; if asked for, those of
  /// one level one after the other.
  func operations(byLevel: Bool) -> [(level: Int, operation: any Operation)] {
    var levels: [Int: Int] = [:]
    let leveled = operations.map { operation in
      let level = 1 + (operation.inputs.map { levels[$0.id] ?? 0 }.max() ?? 0)
      levels[operation.output.id] = level
      return (level: level, operation: operation)
    }
    guard byLevel else { return leveled }
    return leveled.enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }.map(\.element)
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

  /// Computes each batch normalization with the weights of the convolution before it, unless that one's own result is read
  /// elsewhere: `(k * x + b - mean) * f + beta = (k * f) * x + ((b - mean) * f + beta)`.
  private static func folded(_ operations: [any Operation], _ kept: Set<Int>) -> [any Operation] {
    let readers = readers(operations)
    var result: [any Operation] = []
    var makers: [Int: Int] = [:]
    for operation in operations {
      if let normalization = operation as? BatchNormalization, !kept.contains(normalization.input.id),
        readers[normalization.input.id] == 1, let maker = makers[normalization.input.id],
        var convolution = result[maker] as? Convolution, convolution.activation == nil, convolution.statistics == nil
      {
        (convolution.statistics, convolution.output) = (normalization.settings, normalization.output)
        result[maker] = convolution
        makers[convolution.output.id] = maker
      } else {
        makers[operation.output.id] = result.count
        result.append(operation)
      }
    }
    return result
  }

  /// Joins each elementwise function to the operation before it, unless that one's own result is read elsewhere.
  private static func fused(
    _ operations: [any Operation], _ kept: Set<Int>, training: Bool
  ) -> [any Operation] {
    let readers = readers(operations)
    var result: [any Operation] = []
    var makers: [Int: Int] = [:]
    for operation in operations {
      if let activation = operation as? Activation, !kept.contains(activation.input.id),
        readers[activation.input.id] == 1, activation.function.canBeFused(training: training),
        let maker = makers[activation.input.id],
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

  /// Lets a max pooling send gradients back through the ReLU of the convolution before it, where nobody else reads it.
  private static func rectified(_ operations: [any Operation], _ kept: Set<Int>) -> [any Operation] {
    let readers = readers(operations)
    var result = operations
    for (place, operation) in operations.enumerated() {
      guard var pooling = operation as? Pooling, pooling.kind == .maximum, !kept.contains(pooling.input.id),
        readers[pooling.input.id] == 1,
        let maker = operations.firstIndex(where: { $0.output == pooling.input }),
        var convolution = operations[maker] as? Convolution, convolution.activation == .relu
      else { continue }
      pooling.rectifiesGradient = true
      convolution.gradientIsBeforeActivation = true
      (result[place], result[maker]) = (pooling, convolution)
    }
    return result
  }

  /// How many operations read each value.
  private static func readers(_ operations: [any Operation]) -> [Int: Int] {
    operations.flatMap(\.inputs).reduce(into: [:]) { $0[$1.id, default: 0] += 1 }
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
