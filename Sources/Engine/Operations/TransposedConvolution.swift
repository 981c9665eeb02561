import COneDNN
import Tensors

/// The way back of a convolution as a layer: each cell of the input is spread over a window of the output.
struct TransposedConvolution: Operation {
  let input, kernel: Value
  let bias: Value?
  /// The window of the convolution that goes from the output to the input.
  let window: Window
  let output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { [kernel] + (bias.map { [$0] } ?? []) }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let layer = WeightedLayer(input: input, kernel: kernel, bias: bias, activation: nil, output: output)
    let (channels, filters) = (input.shape.channels, output.shape.channels)
    // Keras's rows, columns, out, in, under oneDNN's names out, in, rows, columns.
    return try layer.compile(
      compiler, primitives: Primitives(window: window),
      kernel: KernelLayout([filters, channels], [channels, 1], cells: window))
  }

  private struct Primitives: WeightedPrimitives {
    let window: Window

    func forward(_ layouts: WeightedLayouts, _ function: ODNFunction) throws -> Primitive {
      var window = window.library
      return try Primitive("transposed convolution") {
        odn_deconvolution_forward(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.bias?.handle, layouts.destination.handle,
          &window)
      }
    }

    func backwardData(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive {
      var window = window.library
      return try Primitive("transposed convolution's gradient of its input") {
        odn_deconvolution_backward_data(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.destination.handle, &window, forward.handle)
      }
    }

    func backwardWeights(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive {
      var window = window.library
      return try Primitive("transposed convolution's gradient of its kernel") {
        odn_deconvolution_backward_weights(
          &$0, layouts.source.handle, layouts.weights.handle, layouts.bias?.handle, layouts.destination.handle,
          &window, forward.handle)
      }
    }
  }
}

extension Builder {
  /// Spreads each cell, times the kernels, over a window of the output, and adds what overlaps:
  /// `out[o, i * stride + r, j * stride + s] += kernel[r, s, o, c] * x[c, i, j]`, and the bias.
  ///
  /// Maps `[C, H, W]` become `[O] + extents`; `window` is that of the convolution that makes maps of `H` x `W` of such ones.
  /// `kernel` is `[rows, columns, O, C]`, `bias` is `[O]`.
  /// - Throws: `EngineError.shape` if the shapes do not fit.
  public func transposedConvolution(
    _ x: Value, kernel: Value, bias: Value?, window: Window, extents: [Int]
  ) throws -> Value {
    let name = "transposed convolution"
    try requireMaps(x, name)
    let filters = kernel.shape.rank > 1 ? kernel.shape[kernel.shape.rank - 2] : 0
    guard filters > 0, kernel.shape.dimensions == window.axes.map(\.size) + [filters, x.shape.channels] else {
      throw EngineError.shape(
        operation: name, reason: "a kernel of \(kernel.shape) does not fit maps of \(x.shape) and its window")
    }
    guard bias == nil || bias?.shape == [filters] else {
      throw EngineError.shape(operation: name, reason: "the bias must have \(filters) values")
    }
    guard window.fits(extents), window.output(extents) == x.shape.cells else {
      throw EngineError.shape(
        operation: name, reason: "its window does not make maps of \(x.shape) of maps of \(extents)")
    }
    let output = makeValue(Shape([filters] + extents))
    return append(TransposedConvolution(input: x, kernel: kernel, bias: bias, window: window, output: output))
  }
}
