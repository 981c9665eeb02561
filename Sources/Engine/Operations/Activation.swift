import Tensors

/// A function of each value on its own.
struct Activation: Operation {
  let function: ActivationFunction
  let input, output: Value

  var inputs: [Value] { [input] }
}

extension Builder {
  /// Applies an activation function; the shape stays.
  ///
  /// An elementwise function that follows a convolution or a dense layer is computed together with it, unless somebody
  /// else reads `x`.
  public func activation(_ x: Value, _ function: ActivationFunction) throws -> Value {
    guard x.shape.count > 0 else {
      throw EngineError.shape(operation: "activation", reason: "its input is empty")
    }
    let output = makeValue(x.shape)
    return function == .softmax
      ? append(Softmax(input: x, output: output)) : append(Activation(function: function, input: x, output: output))
  }
}
