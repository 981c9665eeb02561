import Tensors

/// Maps laid out as one vector.
struct Flatten: Operation {
  let input, output: Value

  var inputs: [Value] { [input] }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    if let lanes = compiler.lanes { return try compile(compiler, lanes: lanes) }
    // Keras's order is that of maps stored channels last, so that the vector is the same bytes.
    return try View(input: input, output: output) { compiler in
      View.Layouts(
        input: try .channelsLast(compiler.extents(input)), output: try .plain(compiler.extents(output)))
    }.compile(compiler)
  }
}

extension Builder {
  /// Lays maps `[C, H, W]` out as a vector `[H * W * C]` in Keras's order: row by row, column by column, the channels of a
  /// cell together; signals and volumes likewise. A vector stays as it is.
  public func flatten(_ x: Value) throws -> Value {
    if x.shape.rank == 1 { return x }
    try requireMaps(x, "flatten layer")
    return append(Flatten(input: x, output: makeValue([x.shape.count])))
  }
}
