import Tensors

/// Maximum or mean over each window of each map.
struct Pooling: Operation {
  enum Kind { case maximum, average }

  let kind: Kind
  let input: Value
  let window: Window
  let output: Value

  var inputs: [Value] { [input] }
}

extension Builder {
  /// Keeps the largest value of each window; padding never wins.
  ///
  /// Maps `[C, H, W]` become `[C, H', W']` as `Window.output` says.
  /// - Throws: `EngineError.shape` if the window does not fit.
  public func maxPooling(_ x: Value, window: Window) throws -> Value {
    try pooling(.maximum, x, window, "max pooling")
  }

  /// Takes the mean of each window; as in Keras, padding is not counted.
  ///
  /// Maps `[C, H, W]` become `[C, H', W']` as `Window.output` says.
  /// - Throws: `EngineError.shape` if the window does not fit.
  public func averagePooling(_ x: Value, window: Window) throws -> Value {
    try pooling(.average, x, window, "average pooling")
  }

  private func pooling(_ kind: Pooling.Kind, _ x: Value, _ window: Window, _ name: String) throws -> Value {
    try requireMaps(x, name)
    let padding = window.padding
    guard max(padding.top, padding.bottom) < window.rows, max(padding.left, padding.right) < window.columns else {
      throw EngineError.shape(operation: name, reason: "the padding must be smaller than the window")
    }
    let extents = try outputExtents(x, window, name)
    let output = makeValue([x.shape.channels, extents.rows, extents.columns])
    return append(Pooling(kind: kind, input: x, window: window, output: output))
  }
}
