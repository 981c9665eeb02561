import Tensors

/// A convolution as deep learning means it (a cross-correlation), with an optional function fused to it.
struct Convolution: Operation {
  let input, kernel: Value
  let bias: Value?
  let window: Window
  var activation: ActivationFunction?
  var output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { [kernel] + (bias.map { [$0] } ?? []) }

  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)? {
    guard activation == nil, function.isElementwise else { return nil }
    var result = self
    (result.activation, result.output) = (function, output)
    return result
  }
}

extension Builder {
  /// Slides kernels over maps: `out[o, i, j] = bias[o] + sum of kernel[r, s, c, o] * x[c, i * stride + r, j * stride + s]`.
  ///
  /// Maps `[C, H, W]` become `[O, H', W']` as `Window.output` says; `kernel` is `[rows, columns, C, O]`, `bias` is `[O]`.
  /// - Throws: `EngineError.shape` if the shapes do not fit.
  public func convolution(_ x: Value, kernel: Value, bias: Value?, window: Window) throws -> Value {
    let name = "convolution"
    try requireMaps(x, name)
    let filters = kernel.shape.dimensions.last ?? 0
    guard kernel.shape == [window.rows, window.columns, x.shape.channels, filters], filters > 0 else {
      throw EngineError.shape(
        operation: name, reason: "a kernel of \(kernel.shape) does not fit maps of \(x.shape) and its window")
    }
    guard bias == nil || bias?.shape == [filters] else {
      throw EngineError.shape(operation: name, reason: "the bias must have \(filters) values")
    }
    let extents = try outputExtents(x, window, name)
    let output = makeValue([filters, extents.rows, extents.columns])
    return append(Convolution(input: x, kernel: kernel, bias: bias, window: window, output: output))
  }

  func requireMaps(_ x: Value, _ operation: String) throws {
    guard x.shape.isMaps, x.shape.count > 0 else {
      throw EngineError.shape(operation: operation, reason: "its input must be maps, not \(x.shape)")
    }
  }

  func outputExtents(_ x: Value, _ window: Window, _ operation: String) throws -> (rows: Int, columns: Int) {
    guard window.fits(rows: x.shape.rows, columns: x.shape.columns) else {
      throw EngineError.shape(
        operation: operation,
        reason: "a window of \(window.rows)×\(window.columns) does not fit into maps of \(x.shape)")
    }
    return window.output(rows: x.shape.rows, columns: x.shape.columns)
  }
}
