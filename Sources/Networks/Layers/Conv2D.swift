import Engine
import Tensors

/// Slides kernels over maps and adds up, under each, the products of its weights and the cells.
///
/// Input `[channels, H, W]` becomes `[filters, (H + padding - rows) / stride + 1, (W + padding - columns) / stride + 1]`,
/// rounded down. As in every framework the kernel is not turned around (it is a cross-correlation). Parameters: `kernel`
/// `[rows, columns, channels, filters]` and `bias` `[filters]`.
///
///     map      kernel      1·1 + 2·0 + 4·0 + 5·1 = 6
///     1 2 3    1 0                                      6  8
///     4 5 6    0 1    ->                               12 14
///     7 8 9
public struct Conv2D: Layer {
  /// Keras's name of the class.
  public static let kind = "Conv2D"

  /// The number of kernels, and so of maps in the output.
  public let filters: Int
  /// The size of each kernel.
  public let kernelSize: Extents
  /// How far the kernel moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding
  /// The function applied to each result.
  public let activation: ActivationFunction?
  /// Whether a learned number is added to each map.
  public let useBias: Bool

  /// Makes a convolution.
  public init(
    filters: Int, kernelSize: Extents, strides: Extents = 1, padding: Padding = .valid,
    activation: ActivationFunction? = nil, useBias: Bool = true
  ) {
    precondition(filters > 0, "a convolution has at least one filter")
    (self.filters, self.kernelSize, self.strides) = (filters, kernelSize, strides)
    (self.padding, self.activation, self.useBias) = (padding, activation, useBias)
  }

  /// Reads `filters`, `kernel_size`, `strides`, `padding`, `activation` and `use_bias`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      filters: try arguments.integer("filters"), kernelSize: try arguments.extents("kernel_size"),
      strides: try arguments.extents("strides", default: 1), padding: try arguments.padding(),
      activation: try arguments.activation(), useBias: try arguments.flag("use_bias", default: true))
  }
}

extension Conv2D {
  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result = [
      LayerArgument("filters", .integer(filters), positional: true),
      LayerArgument("kernel_size", kernelSize.argument, positional: true),
    ]
    if strides != 1 { result.append(LayerArgument("strides", strides.argument)) }
    if padding != .valid { result.append(LayerArgument("padding", .text(padding.rawValue))) }
    if let activation { result.append(LayerArgument("activation", .function(activation))) }
    if !useBias { result.append(LayerArgument("use_bias", .flag(false))) }
    return result
  }

  /// One map for each filter.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps()
    let size = try padding.slide(kernelSize, strides: strides, over: maps)
    return [filters, size.rows, size.columns]
  }

  /// The kernel, and the bias if there is one.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let (area, channels) = (kernelSize.rows * kernelSize.columns, inputs[0].channels)
    let kernel = ParameterDeclaration(
      "kernel", [kernelSize.rows, kernelSize.columns, channels, filters],
      .glorotUniform(fanIn: area * channels, fanOut: area * filters))
    return useBias ? [kernel, ParameterDeclaration("bias", [filters], .zeros)] : [kernel]
  }

  /// Two operations for each weight and output position, and one for each bias; products with padding are counted.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    let products = kernelSize.rows * kernelSize.columns * inputs[0].channels
    return output.count * (2 * products + (useBias ? 1 : 0))
  }

  /// The kernel's window with the padding of this input.
  public func window(_ inputs: [Shape]) -> Window? {
    padding.window(kernelSize, strides: strides, over: inputs[0])
  }

  /// A convolution and its activation function.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let window = padding.window(kernelSize, strides: strides, over: inputs[0].shape)
    let sum = try builder.convolution(
      inputs[0], kernel: parameters[0], bias: useBias ? parameters[1] : nil, window: window)
    return try builder.activated(sum, activation)
  }

  /// `nn.Conv2d`, behind padding of its own where that is uneven.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let window = padding.window(kernelSize, strides: strides, over: inputs[0])
    var arguments = ["\(inputs[0].channels)", "\(filters)", kernelSize.argument.python]
    if strides != 1 { arguments.append("stride=" + strides.argument.python) }
    if window.padding.isEven, window.padding != BorderPadding() {
      arguments.append("padding=" + window.padding.pytorchEven)
    }
    if !useBias { arguments.append("bias=False") }
    let input = window.padding.isEven ? "{x}" : "F.pad({x}, \(window.padding.pytorch))"
    return PyTorchLayer(
      module: "nn.Conv2d(" + arguments.joined(separator: ", ") + ")",
      forward: activation.pytorch("{self}(\(input))"))
  }
}
