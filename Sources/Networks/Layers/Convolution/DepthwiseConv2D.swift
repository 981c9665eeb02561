import Engine
import Tensors

/// Slides kernels of its own over each map: no result mixes two maps.
///
/// Input `[C, H, W]` becomes `[C * depthMultiplier, H', W']`, each extent `(extent + padding - reach) / stride + 1`, rounded
/// down, with `reach = (size - 1) * dilation + 1`. Parameters: `kernel` `[rows, columns, C, depthMultiplier]` and `bias`
/// `[C * depthMultiplier]`.
///
///     map 0   map 1     kernels        map 0   map 1
///     1 2     5 6       1 0   0 0
///     3 4     7 8       0 1   1 0   ->   5       7
public struct DepthwiseConv2D: Layer {
  /// Keras's name of the class.
  public static let kind = "DepthwiseConv2D"

  /// The size of each kernel.
  public let kernelSize: Extents
  /// How far the kernel moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding
  /// How many kernels each map has, and so how many maps are made of it.
  public let depthMultiplier: Int
  /// How far the cells that the kernel sees are apart; 1 without gaps.
  public let dilation: Extents
  /// The function applied to each result.
  public let activation: ActivationFunction?
  /// Whether a learned number is added to each map.
  public let useBias: Bool

  /// Makes a depthwise convolution.
  public init(
    kernelSize: Extents, strides: Extents = 1, padding: Padding = .valid, depthMultiplier: Int = 1,
    dilation: Extents = 1, activation: ActivationFunction? = nil, useBias: Bool = true
  ) {
    precondition(depthMultiplier > 0, "each map has at least one kernel")
    (self.kernelSize, self.strides, self.padding) = (kernelSize, strides, padding)
    (self.depthMultiplier, self.dilation) = (depthMultiplier, dilation)
    (self.activation, self.useBias) = (activation, useBias)
  }

  /// Reads `kernel_size`, `strides`, `padding`, `depth_multiplier`, `dilation_rate`, `activation` and `use_bias`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      kernelSize: try arguments.extents("kernel_size", axes: 2),
      strides: try arguments.extents("strides", axes: 2, default: 1), padding: try arguments.padding(axes: 2),
      depthMultiplier: try arguments.integer("depth_multiplier", default: 1),
      dilation: try arguments.extents("dilation_rate", axes: 2, default: 1),
      activation: try arguments.activation(), useBias: try arguments.flag("use_bias", default: true))
  }
}

extension DepthwiseConv2D {
  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result = [LayerArgument("kernel_size", kernelSize.argument, positional: true)]
    if !strides.isOne { result.append(LayerArgument("strides", strides.argument)) }
    if padding != .valid { result.append(LayerArgument("padding", padding.argument)) }
    if depthMultiplier != 1 { result.append(LayerArgument("depth_multiplier", .integer(depthMultiplier))) }
    if !dilation.isOne { result.append(LayerArgument("dilation_rate", dilation.argument)) }
    if let activation { result.append(LayerArgument("activation", .function(activation))) }
    if !useBias { result.append(LayerArgument("use_bias", .flag(false))) }
    return result
  }

  /// `depthMultiplier` maps for each map.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps()
    let (filters, overflow) = maps.channels.multipliedReportingOverflow(by: depthMultiplier)
    guard !overflow else { throw NetworkError.outputTooLarge(limit: NetworkLimits.values) }
    return Shape([filters] + (try padding.slide(kernelSize, strides: strides, dilation: dilation, over: maps)))
  }

  /// The kernel, and the bias if there is one.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let (area, channels) = (kernelSize.count, inputs[0].channels)
    let kernel = ParameterDeclaration(
      "kernel", Shape(kernelSize.dimensions + [channels, depthMultiplier]),
      .glorotUniform(fanIn: area * channels, fanOut: area * depthMultiplier))
    return useBias ? [kernel, ParameterDeclaration("bias", [channels * depthMultiplier], .zeros)] : [kernel]
  }

  /// Two operations for each weight and output position, and one for each bias.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return output.count * (2 * kernelSize.count + (useBias ? 1 : 0))
  }

  /// The kernel's window with the padding of this input.
  public func window(_ inputs: [Shape]) -> Window? {
    padding.window(kernelSize, strides: strides, dilation: dilation, over: inputs[0])
  }

  /// A depthwise convolution and its activation function.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let window = padding.window(kernelSize, strides: strides, dilation: dilation, over: inputs[0].shape)
    let sum = try builder.depthwiseConvolution(
      inputs[0], kernel: parameters[0], bias: useBias ? parameters[1] : nil, window: window)
    return try builder.activated(sum, activation)
  }

  /// Keras's layer, behind padding of its own where that knows no such one.
  public func keras(_ inputs: [Shape]) -> KerasLayer { keras(behind: padding, axes: 2) }

  /// `nn.Conv2d` with as many groups as channels.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let channels = inputs[0].channels
    let convolution = Conv2D(
      filters: channels * depthMultiplier, kernelSize: kernelSize, strides: strides, padding: padding,
      dilation: dilation, groups: channels, activation: activation, useBias: useBias)
    return convolution.pytorch(inputs)
  }
}
