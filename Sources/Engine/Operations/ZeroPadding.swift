import Tensors

/// Zeros around each map.
struct ZeroPadding: Operation {
  /// What is added along each axis of a map.
  let borders: [Border]
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { borders.count == 2 }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let inner = compiler.extents(input)
    let whole = try Descriptor.plain(compiler.extents(output))
    // New memory is zero, and only its inner part is ever written.
    let destination = try Memory(whole)
    let offsets = [0, 0] + borders.map(\.before)
    let part = try Memory(whole.part(inner, at: offsets), sharing: destination)
    compiler.append(try compiler.copy(compiler.memory(input), to: part))
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = try compiler.arrange(gradient, as: whole)
      let result = try Memory(.plain(inner))
      compiler.append(try compiler.copy(Memory(whole.part(inner, at: offsets), sharing: given), to: result))
      try compiler.contribute(result, to: input)
    }
  }
}

extension Builder {
  /// Puts zeros around each map: `[C, H, W]` becomes `[C, H + top + bottom, W + left + right]`.
  /// - Throws: `EngineError.shape` if the input is no maps or the padding is negative.
  public func zeroPadding(_ x: Value, _ padding: BorderPadding) throws -> Value {
    try zeroPadding(x, padding.borders)
  }

  /// Puts zeros around each map, signal or volume, with one border for each of its axes.
  /// - Throws: `EngineError.shape` if the input has other axes or the padding is negative.
  public func zeroPadding(_ x: Value, _ borders: [Border]) throws -> Value {
    try requireMaps(x, "zero padding")
    guard borders.count == x.shape.cells.count, borders.allSatisfy({ min($0.before, $0.after) >= 0 }) else {
      throw EngineError.shape(
        operation: "zero padding", reason: "it takes one border for each axis of a map, none of them negative")
    }
    let extents = zip(x.shape.cells, borders).map { $0 + $1.total }
    return append(ZeroPadding(borders: borders, input: x, output: makeValue(Shape([x.shape.channels] + extents))))
  }
}
