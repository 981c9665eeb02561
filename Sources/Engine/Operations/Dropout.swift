import Tensors

/// Values set to zero at random while training.
struct Dropout: Operation {
  let rate: Float
  /// Which dropout of the network this is, from 0: each draws its own numbers.
  let ordinal: Int
  let input, output: Value

  var inputs: [Value] { [input] }
}

extension Builder {
  /// Sets a share of `rate` of the values to zero and divides the others by `1 - rate` (Srivastava et al., 2014).
  ///
  /// Does nothing in inference. What is dropped depends on the seed, the step, the example's place in the batch and the
  /// place of this operation, never on threads or shards.
  /// - Throws: `EngineError.shape` if `rate` is not in `0..<1`.
  public func dropout(_ x: Value, rate: Float) throws -> Value {
    guard rate >= 0, rate < 1 else {
      throw EngineError.shape(operation: "dropout", reason: "the rate must be at least 0 and less than 1")
    }
    if mode == .inference || rate == 0 { return x }
    let ordinal = operations.count { $0 is Dropout }
    return append(Dropout(rate: rate, ordinal: ordinal, input: x, output: makeValue(x.shape)))
  }
}
