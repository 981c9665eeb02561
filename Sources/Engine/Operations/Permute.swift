import Tensors

extension Builder {
  /// Exchanges axes: axis `i` of the result is axis `axes[i]` of the input, both counted without the batch.
  /// - Throws: `EngineError.shape` if `axes` does not name each axis once.
  public func permute(_ x: Value, axes: [Int]) throws -> Value {
    guard axes.sorted() == Array(0..<x.shape.rank), x.shape.count > 0 else {
      throw EngineError.shape(
        operation: "permute layer", reason: "\(axes) does not name each axis of \(x.shape) once")
    }
    if axes == axes.sorted() { return x }
    return append(
      View(input: x, output: makeValue(Shape(axes.map { x.shape[$0] }))) { compiler in
        let extents = compiler.extents(x)
        var strides = Array(repeating: 1, count: extents.count)
        for axis in strides.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * extents[axis + 1] }
        let order = [0] + axes.map { $0 + 1 }
        return View.Layouts(
          input: try .plain(extents), output: try .strided(order.map { extents[$0] }, order.map { strides[$0] }))
      })
  }
}
