import Tensors

/// Maps laid out as one vector.
struct Flatten: Operation {
  let input, output: Value

  var inputs: [Value] { [input] }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    if let lanes = compiler.lanes { return try compile(compiler, lanes: lanes) }
    // Keras's order is that of maps stored channels last, so that the vector is the same bytes.
    let maps = try Descriptor.channelsLast(compiler.extents(input))
    let vector = try Descriptor.plain(compiler.extents(output))
    let source = try compiler.memory(input, as: maps)
    compiler.define(output, try Memory(vector, sharing: source))
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = try compiler.arrange(gradient, as: vector)
      try compiler.contribute(Memory(maps, sharing: given), to: input)
    }
  }
}

extension Builder {
  /// Lays maps `[C, H, W]` out as a vector `[H * W * C]` in Keras's order: row by row, column by column, the channels of a
  /// cell together. A vector stays as it is.
  public func flatten(_ x: Value) throws -> Value {
    if x.shape.rank == 1 { return x }
    try requireMaps(x, "flatten layer")
    return append(Flatten(input: x, output: makeValue([x.shape.count])))
  }
}
