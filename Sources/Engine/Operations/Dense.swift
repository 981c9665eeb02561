import COneDNN
import Tensors

/// Every output a weighted sum of every input, with an optional function fused to it.
struct Dense: Operation {
  /// The numbers of a kernel from which on oneDNN is faster, copies into its layout included.
  private static let laneLimit = 1 << 13

  let input, kernel: Value
  let bias: Value?
  var activation: ActivationFunction?
  var output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { [kernel] + (bias.map { [$0] } ?? []) }

  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)? {
    guard activation == nil else { return nil }
    var result = self
    (result.activation, result.output) = (function, output)
    return result
  }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    if let lanes = compiler.lanes, kernel.shape.count <= Self.laneLimit { return try compile(compiler, lanes: lanes) }
    let layer = WeightedLayer(input: input, kernel: kernel, bias: bias, activation: activation, output: output)
    // Keras's in, out, under oneDNN's names out, in.
    let layout = KernelLayout(extents: [kernel.shape[1], kernel.shape[0]], strides: [1, kernel.shape[1]])
    return try layer.compile(compiler, primitives: Primitives(), kernel: layout)
  }

  private struct Primitives: WeightedPrimitives {
    func forward(_ layouts: WeightedLayouts, _ function: ODNFunction) throws -> Primitive {
      try Primitive("dense layer") {
        odn_dense_forward(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.bias?.handle,
          layouts.destination.handle, function)
      }
    }

    func backwardData(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive {
      try Primitive("dense layer's gradient of its input") {
        odn_dense_backward_data(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.destination.handle, forward.handle)
      }
    }

    func backwardWeights(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive {
      try Primitive("dense layer's gradient of its kernel") {
        odn_dense_backward_weights(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.bias?.handle, layouts.destination.handle,
          forward.handle)
      }
    }
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
