import Tensors

/// Several values laid one behind the other along an axis.
struct Concatenation: Operation {
  /// The axis of a shape without the batch.
  let axis: Int
  let inputs: [Value]
  let output: Value

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let whole = try Descriptor.plain(compiler.extents(output))
    let result = try Memory(whole)
    for (input, part) in zip(inputs, try parts(of: whole, compiler)) {
      compiler.append(try compiler.copy(compiler.memory(input), to: Memory(part, sharing: result)))
    }
    compiler.define(output, result)
    return {
      guard let gradient = compiler.gradient(output), inputs.contains(where: compiler.needsGradient) else { return }
      let given = try compiler.arrange(gradient, as: whole)
      for (input, part) in zip(inputs, try parts(of: whole, compiler)) where compiler.needsGradient(input) {
        let own = try Memory(.plain(compiler.extents(input)))
        compiler.append(try compiler.copy(Memory(part, sharing: given), to: own))
        try compiler.contribute(own, to: input)
      }
    }
  }

  /// Where each input lies in the output.
  private func parts(of whole: Descriptor, _ compiler: Compiler) throws -> [Descriptor] {
    var offsets = Array(repeating: 0, count: output.shape.rank + 1)
    return try inputs.map { input in
      defer { offsets[axis + 1] += input.shape[axis] }
      return try whole.part(compiler.extents(input), at: offsets)
    }
  }
}

extension Builder {
  /// Lays values one behind the other along an axis, counted without the batch: 0 are the channels of maps.
  ///
  /// - Throws: `EngineError.shape` if there are no values, or if they differ in more than the extent of that axis.
  public func concatenation(_ inputs: [Value], axis: Int) throws -> Value {
    guard let first = inputs.first?.shape, first.dimensions.indices.contains(axis) else {
      throw EngineError.shape(operation: "concatenation", reason: "there is no axis \(axis)")
    }
    var extents = first.dimensions
    extents[axis] = inputs.reduce(0) { $0 + ($1.shape.rank > axis ? $1.shape[axis] : 0) }
    let fits = inputs.allSatisfy { input in
      input.shape.rank == first.rank && input.shape.count > 0
        && extents.indices.allSatisfy { $0 == axis || input.shape[$0] == extents[$0] }
    }
    guard fits else {
      let shapes = inputs.map { $0.shape.description }.joined(separator: " and ")
      throw EngineError.shape(
        operation: "concatenation", reason: "its inputs may differ only on axis \(axis), not be \(shapes)")
    }
    return append(Concatenation(axis: axis, inputs: inputs, output: makeValue(Shape(extents))))
  }
}
