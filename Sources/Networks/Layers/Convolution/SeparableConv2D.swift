import Engine
import Tensors

/// A depthwise convolution followed by one of 1x1 cells: first each map on its own, then the maps with each other.
///
/// Input `[C, H, W]` becomes `[filters, H', W']`, each extent `(extent + padding - reach) / stride + 1`, rounded down, with
/// `reach = (size - 1) * dilation + 1`. Parameters: `depthwise_kernel` `[rows, columns, C, depthMultiplier]`,
/// `pointwise_kernel` `[1, 1, C * depthMultiplier, filters]` and `bias` `[filters]`. A kernel of 3x3 from 16 to 32 maps has
/// 3·3·16 + 16·32 = 656 weights instead of 3·3·16·32 = 4608 (Chollet, 2017).
public struct SeparableConv2D: Layer {
  /// Keras's name of the class.
  public static let kind = "SeparableConv2D"

  /// The number of maps in the output.
  public let filters: Int
  /// The first half: one map at a time, without bias or function.
  public let depthwise: DepthwiseConv2D
  /// The second half: a convolution of 1x1 cells.
  public let pointwise: Conv2D

  /// Makes a separable convolution.
  public init(
    filters: Int, kernelSize: Extents, strides: Extents = 1, padding: Padding = .valid, depthMultiplier: Int = 1,
    dilation: Extents = 1, activation: ActivationFunction? = nil, useBias: Bool = true
  ) {
    self.filters = filters
    depthwise = DepthwiseConv2D(
      kernelSize: kernelSize, strides: strides, padding: padding, depthMultiplier: depthMultiplier,
      dilation: dilation, useBias: false)
    pointwise = Conv2D(filters: filters, kernelSize: 1, activation: activation, useBias: useBias)
  }

  /// Reads `filters`, `kernel_size`, `strides`, `padding`, `dilation_rate`, `depth_multiplier`, `activation` and `use_bias`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      filters: try arguments.integer("filters"), kernelSize: try arguments.extents("kernel_size", axes: 2),
      strides: try arguments.extents("strides", axes: 2, default: 1), padding: try arguments.padding(axes: 2),
      depthMultiplier: try arguments.integer("depth_multiplier", default: 1),
      dilation: try arguments.extents("dilation_rate", axes: 2, default: 1),
      activation: try arguments.activation(), useBias: try arguments.flag("use_bias", default: true))
  }
}

extension SeparableConv2D {
  /// The function of the second half.
  public var activation: ActivationFunction? { pointwise.activation }

  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    let last = pointwise.arguments.filter { ["activation", "use_bias"].contains($0.name) }
    return [LayerArgument("filters", .integer(filters), positional: true)]
      + depthwise.arguments.filter { $0.name != "use_bias" } + last
  }

  /// One map for each filter.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    try pointwise.outputShape([depthwise.outputShape(inputs)])
  }

  /// The two kernels, and the bias if there is one.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let middle = (try? depthwise.outputShape(inputs)) ?? inputs[0]
    let halves = depthwise.parameters(inputs) + pointwise.parameters([middle])
    let names = ["depthwise_kernel", "pointwise_kernel", "bias"]
    return zip(names, halves).map { ParameterDeclaration($0, $1.shape, $1.initializer) }
  }

  /// The operations of both halves.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let middle = try? depthwise.outputShape(inputs) else { return 0 }
    return depthwise.flops(inputs) + pointwise.flops([middle])
  }

  /// The window of the first half; the second sees one cell.
  public func window(_ inputs: [Shape]) -> Window? { depthwise.window(inputs) }

  /// Both convolutions and the activation function.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let middle = try depthwise.build(builder, inputs, [parameters[0]])
    return try pointwise.build(builder, [middle.output], Array(parameters.dropFirst()))
  }

  /// Keras's layer, behind padding of its own where that knows no such one.
  public func keras(_ inputs: [Shape]) -> KerasLayer { keras(behind: depthwise.padding, axes: 2) }

  /// Two convolutions in a row.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let middle = (try? depthwise.outputShape(inputs)) ?? inputs[0]
    let (first, second) = (depthwise.pytorch(inputs), pointwise.pytorch([middle]))
    let modules = [first.module, second.module].compactMap { $0 }.joined(separator: ", ")
    let input = first.forward.replacing("{self}(", with: "").dropLast()
    return PyTorchLayer(
      module: "nn.Sequential(\(modules))", forward: second.forward.replacing("{x}", with: String(input)))
  }
}
