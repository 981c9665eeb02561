import Tensors

/// Maps without what lies at their borders.
struct Cropping: Operation {
  /// What is taken away along each axis of a map.
  let borders: [Border]
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let inner = compiler.extents(output)
    let whole = try Descriptor.plain(compiler.extents(input))
    let offsets = [0, 0] + borders.map(\.before)
    let source = try compiler.memory(input, as: whole)
    let destination = try Memory(.plain(inner))
    compiler.append(try compiler.copy(Memory(whole.part(inner, at: offsets), sharing: source), to: destination))
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = try compiler.arrange(gradient, as: .plain(inner))
      // New memory is zero; who adds to this gradient later leaves its border changed, so that it is cleared again.
      let result = try Memory(whole)
      compiler.append(KernelStep { result.storage?.floats.update(repeating: 0) })
      compiler.append(try compiler.copy(given, to: Memory(whole.part(inner, at: offsets), sharing: result)))
      try compiler.contribute(result, to: input)
    }
  }
}

extension Builder {
  /// Takes the borders of each map away: `[C, H, W]` becomes `[C, H - top - bottom, W - left - right]`; signals and volumes
  /// likewise, with one border for each axis.
  /// - Throws: `EngineError.shape` if nothing would be left or a border is negative.
  public func cropping(_ x: Value, _ borders: [Border]) throws -> Value {
    try requireMaps(x, "cropping")
    guard borders.count == x.shape.cells.count, borders.allSatisfy({ min($0.before, $0.after) >= 0 }),
      zip(x.shape.cells, borders).allSatisfy({ $0 > $1.total })
    else {
      throw EngineError.shape(operation: "cropping", reason: "nothing would be left of maps of \(x.shape)")
    }
    let extents = zip(x.shape.cells, borders).map { $0 - $1.total }
    return append(Cropping(borders: borders, input: x, output: makeValue(Shape([x.shape.channels] + extents))))
  }
}
