import Tensors

/// Maps laid out as one vector.
struct Flatten: Operation {
  let input, output: Value

  var inputs: [Value] { [input] }
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
