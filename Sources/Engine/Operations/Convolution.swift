import COneDNN
import Tensors

/// A convolution as deep learning means it (a cross-correlation), with an optional function fused to it.
struct Convolution: Operation {
  let input, kernel: Value
  let bias: Value?
  let window: Window
  var activation: ActivationFunction?
  /// Whether whoever reads the output sends the gradient back through the function.
  var gradientIsBeforeActivation = false
  var output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { [kernel] + (bias.map { [$0] } ?? []) }

  func suitsLanes(_ instructions: InstructionSet) -> Bool {
    window.rowStride == 1 && window.columnStride == 1
      && input.shape.channels * output.shape.channels <= instructions.narrowChannels
  }

  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)? {
    guard activation == nil else { return nil }
    var result = self
    (result.activation, result.output) = (function, output)
    return result
  }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    if let lanes = compiler.lanes { return try compile(compiler, lanes: lanes) }
    let layer = WeightedLayer(
      input: input, kernel: kernel, bias: bias, activation: activation,
      gradientIsBeforeActivation: gradientIsBeforeActivation, output: output)
    let primitives = Primitives(window: window, gradientLayouts: try gradientLayouts(compiler))
    return try layer.compile(compiler, primitives: primitives, kernelLayout: kernelLayout())
  }

  /// Keras's rows, columns, in, out, under oneDNN's names out, in, rows, columns.
  private func kernelLayout() throws -> Descriptor {
    let (rows, columns, channels, filters) = (kernel.shape[0], kernel.shape[1], kernel.shape[2], kernel.shape[3])
    return try .strided(
      [filters, channels, rows, columns], [1, filters, columns * channels * filters, channels * filters])
  }

  /// The layouts for the gradient of the input, where oneDNN's own choice is poor.
  ///
  /// Of few channels it fills up blocks of 16; with blocks of 8 the lecture's network needs a third of the time there.
  private func gradientLayouts(_ compiler: Compiler) throws -> (source: Descriptor, destination: Descriptor)? {
    guard max(input.shape.channels, output.shape.channels) <= 8 else { return nil }
    return (try .narrow(compiler.extents(input)), try .narrow(compiler.extents(output)))
  }

  private struct Primitives: WeightedPrimitives {
    let window: Window
    let gradientLayouts: (source: Descriptor, destination: Descriptor)?

    func forward(_ layouts: WeightedLayouts, _ function: ODNFunction) throws -> Primitive {
      var window = window.library
      return try Primitive("convolution") {
        odn_convolution_forward(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.bias?.handle,
          layouts.destination.handle, &window, function)
      }
    }

    func backwardData(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive {
      var window = window.library
      let source = gradientLayouts?.source ?? layouts.source
      let destination = gradientLayouts?.destination ?? layouts.destination
      return try Primitive("convolution's gradient of its input") {
        odn_convolution_backward_data(
          &$0, source.handle, layouts.weights.handle, destination.handle, &window, forward.handle)
      }
    }

    func backwardWeights(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive {
      var window = window.library
      return try Primitive("convolution's gradient of its kernel") {
        odn_convolution_backward_weights(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.bias?.handle, layouts.destination.handle,
          &window, forward.handle)
      }
    }
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
}
