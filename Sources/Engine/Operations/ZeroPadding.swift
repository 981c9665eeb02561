import Tensors

/// Zeros around each map.
struct ZeroPadding: Operation {
  let padding: BorderPadding
  let input, output: Value

  var inputs: [Value] { [input] }
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
