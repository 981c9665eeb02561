import COneDNN
import Tensors

/// A convolution as deep learning means it (a cross-correlation), with an optional function fused to it.
struct Convolution: Operation {
  let input, kernel: Value
  let bias: Value?
  let window: Window
  /// Into how many parts the channels and the filters are divided; each filter sees one part of the channels.
  let groups: Int
  /// A batch normalization of the result, which is computed with the weights; only in inference.
  var statistics: BatchStatistics?
  var activation: ActivationFunction?
  /// Whether whoever reads the output sends the gradient back through the function.
  var gradientIsBeforeActivation = false
  var output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { [kernel] + (bias.map { [$0] } ?? []) + (statistics?.parameters ?? []) }

  func suitsLanes(_ instructions: InstructionSet) -> Bool {
    hasLaneKernel && window.isDense && input.shape.channels * output.shape.channels <= instructions.narrowChannels
  }

  private var hasLaneKernel: Bool { window.isPlane && !window.isDilated && groups == 1 }

  func fused(with function: ActivationFunction, into output: Value) -> (any Operation)? {
    guard activation == nil else { return nil }
    var result = self
    (result.activation, result.output) = (function, output)
    return result
  }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    if let lanes = compiler.lanes, hasLaneKernel { return try compile(compiler, lanes: lanes) }
    // Only in inference, which knows no way back.
    if try appendBands(compiler) { return {} }
    let layer = WeightedLayer(
      input: input, kernel: kernel, bias: bias, statistics: statistics, activation: activation,
      gradientIsBeforeActivation: gradientIsBeforeActivation, output: output, isChannelsLast: isChannelsLast(compiler))
    // In inference oneDNN would rather have the channels last, where no channels can be cut off.
    let primitives = Primitives(
      window: window, isTraining: compiler.isDifferentiated || compiler.pieces > 1,
      gradientLayouts: try gradientLayouts(compiler))
    return try layer.compile(compiler, primitives: primitives, kernel: kernelLayout)
  }

  /// Whether the maps lie channels last; oneDNN's own choice is blocks of 16 channels.
  ///
  /// Measured on shards of 8 maps with AVX-512, for forward and both gradients together: 64 -> 64 channels take 0.95 of the
  /// time that blocks take, 128 -> 128 of 7x7 0.83, 40 -> 40 0.78, but 3 -> 32 1.14; with AVX2 there is no difference. One
  /// example in inference is cut into pieces of channels, which must lie in blocks.
  private func isChannelsLast(_ compiler: Compiler) -> Bool {
    window.isPlane && groups == 1 && compiler.pieces == 1 && output.shape.channels > 16
  }

  /// Keras's order, as in rows, columns, in, out, under oneDNN's names out, in, rows, columns, with the groups in front
  /// where there are some.
  var kernelLayout: KernelLayout {
    let (filters, channels) = (output.shape.channels, input.shape.channels / groups)
    var extents = [filters / groups, channels]
    var strides = [1, filters]
    if groups > 1 { (extents, strides) = ([groups] + extents, [filters / groups] + strides) }
    return KernelLayout(extents, strides, cells: window)
  }

  /// The layouts for the gradient of the input, where oneDNN's own choice is poor.
  ///
  /// Of few channels it fills up blocks of 16; with blocks of 8 the lecture's network needs a third of the time there.
  private func gradientLayouts(_ compiler: Compiler) throws -> (source: Descriptor, destination: Descriptor)? {
    guard window.isPlane, groups == 1, max(input.shape.channels, output.shape.channels) <= 8 else { return nil }
    return (try .blocked(compiler.extents(input), by: 8), try .blocked(compiler.extents(output), by: 8))
  }

  struct Primitives: WeightedPrimitives {
    let window: Window
    let isTraining: Bool
    var gradientLayouts: (source: Descriptor, destination: Descriptor)?

    func forward(_ layouts: WeightedLayouts, _ function: ODNFunction) throws -> Primitive {
      var window = window.library
      return try Primitive("convolution") {
        odn_convolution_forward(
          &$0, isTraining, layouts.source.handle, layouts.weights.handle, layouts.bias?.handle,
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
  /// Maps `[C, H, W]` become `[O, H', W']` as `Window.output` says, and signals and volumes likewise; `kernel` is
  /// `[rows, columns, C / groups, O]`, `bias` is `[O]`. With `groups` the first part of the filters sees the first part of
  /// the channels, and so on.
  /// - Throws: `EngineError.shape` if the shapes do not fit.
  public func convolution(
    _ x: Value, kernel: Value, bias: Value?, window: Window, groups: Int = 1
  ) throws -> Value {
    let name = "convolution"
    try requireMaps(x, name)
    let filters = kernel.shape.dimensions.last ?? 0
    guard groups > 0, filters > 0, x.shape.channels % groups == 0, filters % groups == 0,
      kernel.shape.dimensions == window.axes.map(\.size) + [x.shape.channels / groups, filters]
    else {
      throw EngineError.shape(
        operation: name, reason: "a kernel of \(kernel.shape) does not fit maps of \(x.shape) and its window")
    }
    return try convolution(x, kernel, bias, window, groups: groups, filters: filters, name)
  }

  /// Slides kernels of its own over each map: `out[c * M + m]` is made of map `c` alone.
  ///
  /// Maps `[C, H, W]` become `[C * M, H', W']` as `Window.output` says, and signals and volumes likewise; `kernel` is
  /// `[rows, columns, C, M]`, `bias` is `[C * M]`.
  /// - Throws: `EngineError.shape` if the shapes do not fit.
  public func depthwiseConvolution(_ x: Value, kernel: Value, bias: Value?, window: Window) throws -> Value {
    let name = "depthwise convolution"
    try requireMaps(x, name)
    let multiplier = kernel.shape.dimensions.last ?? 0
    guard multiplier > 0, kernel.shape.dimensions == window.axes.map(\.size) + [x.shape.channels, multiplier] else {
      throw EngineError.shape(
        operation: name, reason: "a kernel of \(kernel.shape) does not fit maps of \(x.shape) and its window")
    }
    // Its numbers lie as those of a convolution in as many groups as there are channels.
    return try convolution(
      x, kernel, bias, window, groups: x.shape.channels, filters: x.shape.channels * multiplier, name)
  }

  private func convolution(
    _ x: Value, _ kernel: Value, _ bias: Value?, _ window: Window, groups: Int, filters: Int, _ name: String
  ) throws -> Value {
    guard bias == nil || bias?.shape == [filters] else {
      throw EngineError.shape(operation: name, reason: "the bias must have \(filters) values")
    }
    let extents = try outputExtents(x, window, name)
    let output = makeValue(Shape([filters] + extents))
    return append(
      Convolution(input: x, kernel: kernel, bias: bias, window: window, groups: groups, output: output))
  }
}
