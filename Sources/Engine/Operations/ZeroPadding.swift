import Tensors

/// Zeros around each map.
struct ZeroPadding: Operation {
  let padding: BorderPadding
  let input, output: Value

  var inputs: [Value] { [input] }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let inner = compiler.extents(input)
    let whole = try Descriptor.plain(compiler.extents(output))
    // New memory is zero, and only its inner part is ever written.
    let destination = try Memory(whole)
    let offsets = [0, 0, padding.top, padding.left]
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
    try requireMaps(x, "zero padding")
    guard min(padding.top, padding.bottom, padding.left, padding.right) >= 0 else {
      throw EngineError.shape(operation: "zero padding", reason: "it cannot be negative")
    }
    let rows = x.shape.rows + padding.top + padding.bottom
    let columns = x.shape.columns + padding.left + padding.right
    return append(ZeroPadding(padding: padding, input: x, output: makeValue([x.shape.channels, rows, columns])))
  }
}
