import CKernels
import Tensors

/// A function of each value on its own.
struct Activation: Operation {
  let function: ActivationFunction
  let input, output: Value

  var inputs: [Value] { [input] }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let source = try input(compiler)
    let destination = try compiler.destination(output, source.descriptor)
    compiler.activate(function, source, into: destination)
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = function.gradientReadsInput ? source : destination
      try compiler.contribute(function.compileBackward(compiler, gradient, given: given), to: input)
    }
  }

  /// The input in a layout whose padding, if any, still holds zeros after the function: oneDNN counts on them.
  private func input(_ compiler: Compiler) throws -> Memory {
    let source = compiler.memory(input)
    let extents = compiler.extents(input)
    if source.count == extents.reduce(1, *) || function(0) == 0 { return source }
    return try compiler.memory(input, as: .plain(extents))
  }
}

extension Compiler {
  /// Applies a function to all numbers of a memory; the result may be the memory itself.
  func activate(_ function: ActivationFunction, _ source: Memory, into destination: Memory) {
    let (kernels, loop, count) = (elementwiseKernels, function.loop, source.count)
    append(
      KernelStep {
        withUnsafePointer(to: loop) { kernels.table.activate($0, count, source.floats, destination.floats) }
      })
  }
}

extension ActivationFunction {
  /// Whether the way back needs what the function was applied to; what it made is enough otherwise.
  var gradientReadsInput: Bool { withUnsafePointer(to: loop) { ck_slope_reads_input($0) } }

  /// Turns the gradient after the function into the gradient before it.
  ///
  /// `given` is what the function was applied to if `gradientReadsInput`, else what it made.
  func compileBackward(_ compiler: Compiler, _ gradient: Memory, given: Memory) throws -> Memory {
    let after = try compiler.arrange(gradient, as: given.descriptor)
    let before = try compiler.replacement(for: after)
    let (kernels, loop) = (compiler.elementwiseKernels, loop)
    compiler.append(
      KernelStep {
        withUnsafePointer(to: loop) {
          kernels.table.activate_gradient($0, given.count, given.floats, after.floats, before.floats)
        }
      })
    return before
  }

  /// The loop that computes the function, with its parameters.
  fileprivate var loop: CKActivation {
    switch self {
    case .relu: .rectifier()
    case .relu6: .rectifier(maxValue: 6)
    case .leakyReLU(let slope): .rectifier(slope: slope)
    case .generalReLU(let maxValue, let slope, let threshold):
      .rectifier(maxValue: maxValue ?? .infinity, slope: slope, threshold: threshold)
    case .elu(let alpha): .exponentialUnit(alpha: alpha, scale: 1)
    case .selu: .exponentialUnit(alpha: Self.seluNumbers.alpha, scale: Self.seluNumbers.scale)
    case .gelu(let approximate): .plain(approximate ? .geluTanh : .GELU)
    case .silu: .plain(.siLU)
    case .hardSigmoid: .plain(.hardSigmoid)
    case .hardSilu: .plain(.hardSiLU)
    case .softplus: .plain(.softplus)
    case .softsign: .plain(.softsign)
    case .exponential: .plain(.exponential)
    case .sigmoid: .plain(.sigmoid)
    case .tanh: .plain(.tanh)
    case .hardTanh: .plain(.hardTanh)
    case .softmax, .logSoftmax: preconditionFailure("softmax is an operation of its own")
    }
  }
}

extension CKActivation {
  fileprivate static func plain(_ function: CKFunction) -> CKActivation {
    CKActivation(function: function, slope: 0, threshold: 0, ceiling: 0, alpha: 0, scale: 0)
  }

  fileprivate static func rectifier(
    maxValue: Double = .infinity, slope: Double = 0, threshold: Double = 0
  ) -> CKActivation {
    CKActivation(
      function: .rectifier, slope: Float(slope), threshold: Float(threshold), ceiling: Float(maxValue), alpha: 0,
      scale: 0)
  }

  fileprivate static func exponentialUnit(alpha: Double, scale: Double) -> CKActivation {
    CKActivation(function: .ELU, slope: 0, threshold: 0, ceiling: 0, alpha: Float(alpha), scale: Float(scale))
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
    guard !function.isElementwise else { return append(Activation(function: function, input: x, output: output)) }
    return append(Softmax(isLogarithmic: function == .logSoftmax, input: x, output: output))
  }
}
