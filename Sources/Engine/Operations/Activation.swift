import COneDNN
import Tensors

/// A function of each value on its own.
struct Activation: Operation {
  let function: ActivationFunction
  let input, output: Value

  var inputs: [Value] { [input] }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let source = compiler.memory(input)
    let destination = try Memory(source.descriptor)
    let forward = try function.compileForward(source.descriptor, training: compiler.isTraining)
    try compiler.append(forward, [(.source, source), (.destination, destination)])
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      try compiler.contribute(function.compileBackward(compiler, gradient, result: destination), to: input)
    }
  }
}

extension ActivationFunction {
  func compileForward(_ layout: Descriptor, training: Bool) throws -> Primitive {
    try Primitive(rawValue) { odn_activation_forward(&$0, training, Optional(self).library, layout.handle) }
  }

  /// Turns the gradient after the function into the gradient before it, with the help of the function's result.
  func compileBackward(_ compiler: Compiler, _ gradient: Memory, result: Memory) throws -> Memory {
    let layout = result.descriptor
    if self == .relu, let lanes = compiler.lanes { return try rectify(compiler, lanes, gradient, result) }
    let forward = try compileForward(layout, training: true)
    let backward = try Primitive(rawValue + "'s gradient") {
      odn_activation_backward(&$0, Optional(self).library, layout.handle, layout.handle, forward.handle)
    }
    let after = try compiler.arrange(gradient, as: layout)
    let before = try compiler.replacement(for: after)
    try compiler.append(
      backward, [(.destination, result), (.destinationGradient, after), (.sourceGradient, before)])
    return before
  }

  private func rectify(
    _ compiler: Compiler, _ kernels: LaneKernels, _ gradient: Memory, _ result: Memory
  ) throws -> Memory {
    let after = try compiler.arrange(gradient, as: result.descriptor)
    let before = try compiler.replacement(for: after)
    let cells = result.count / LaneKernels.images
    compiler.append(
      KernelStep { kernels.table.rectify_gradient(cells, result.floats, after.floats, before.floats) })
    return before
  }
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
