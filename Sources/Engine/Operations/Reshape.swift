import Tensors

extension Builder {
  /// Cuts values into another shape with as many, in Keras's order: channels last on both sides.
  /// - Throws: `EngineError.shape` if the shapes have not as many values, or more axes than a volume.
  public func reshape(_ x: Value, to shape: Shape) throws -> Value {
    guard shape.count == x.shape.count, shape.count > 0, (1...4).contains(shape.rank) else {
      throw EngineError.shape(operation: "reshape layer", reason: "\(x.shape) does not fill a shape of \(shape)")
    }
    if shape == x.shape { return x }
    let vector = try flatten(x)
    if shape.rank == 1 { return vector }
    return append(
      View(input: vector, output: makeValue(shape)) { compiler in
        View.Layouts(
          input: try .plain(compiler.extents(vector)), output: try .channelsLast([compiler.batch] + shape.dimensions))
      })
  }
}
