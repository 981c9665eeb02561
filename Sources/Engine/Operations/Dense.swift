import Tensors

/// Every output a weighted sum of every input, with an optional function fused to it.
struct Dense: Operation {
  let input, kernel: Value
  let bias: Value?
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
  /// Weighs and adds: `out[o] = bias[o] + sum of x[i] * kernel[i, o]`.
  ///
  /// A vector `[I]` becomes `[O]`; `kernel` is `[I, O]`, `bias` is `[O]`.
  /// - Throws: `EngineError.shape` if the shapes do not fit.
  public func dense(_ x: Value, kernel: Value, bias: Value?) throws -> Value {
    let units = kernel.shape.dimensions.last ?? 0
    guard x.shape.rank == 1, x.shape.count > 0, units > 0, kernel.shape == [x.shape.count, units] else {
      throw EngineError.shape(
        operation: "dense layer", reason: "a kernel of \(kernel.shape) does not fit an input of \(x.shape)")
    }
    guard bias == nil || bias?.shape == [units] else {
      throw EngineError.shape(operation: "dense layer", reason: "the bias must have \(units) values")
    }
    return append(Dense(input: x, kernel: kernel, bias: bias, output: makeValue([units])))
  }
}
