import Engine
import Tensors

/// What convolutions over signals, maps and volumes have in common; they differ in the number of axes.
public protocol ConvolutionLayer: Layer {
  /// How many axes the maps have: 1, 2 or 3.
  static var axes: Int { get }

  /// The number of kernels, and so of maps in the output.
  var filters: Int { get }
  /// The size of each kernel.
  var kernelSize: Extents { get }
  /// How far the kernel moves from one output cell to the next.
  var strides: Extents { get }
  /// What is put around the maps.
  var padding: Padding { get }
  /// How far the cells that the kernel sees are apart; 1 without gaps.
  var dilation: Extents { get }
  /// Into how many parts channels and filters are divided; each filter sees one part of the channels.
  var groups: Int { get }
  /// The function applied to each result.
  var activation: ActivationFunction? { get }
  /// Whether a learned number is added to each map.
  var useBias: Bool { get }

  /// Makes a convolution; all extents have as many axes as the kind.
  init(
    filters: Int, kernelSize: Extents, strides: Extents, padding: Padding, dilation: Extents, groups: Int,
    activation: ActivationFunction?, useBias: Bool)
}

extension ConvolutionLayer {
  /// Reads `filters`, `kernel_size`, `strides`, `padding`, `dilation_rate`, `groups`, `activation` and `use_bias`.
  public init(_ arguments: inout LayerArguments) throws {
    let one = Extents(repeating: 1, axes: Self.axes)
    let filters = try arguments.integer("filters")
    self.init(
      filters: filters, kernelSize: try arguments.extents("kernel_size", axes: Self.axes),
      strides: try arguments.extents("strides", axes: Self.axes, default: one),
      padding: try arguments.padding(axes: Self.axes, allowsCausal: Self.axes == 1),
      dilation: try arguments.extents("dilation_rate", axes: Self.axes, default: one),
      groups: try arguments.divisor("groups", of: filters, "filters"), activation: try arguments.activation(),
      useBias: try arguments.flag("use_bias", default: true))
  }

  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result = [
      LayerArgument("filters", .integer(filters), positional: true),
      LayerArgument("kernel_size", kernelSize.argument, positional: true),
    ]
    if !strides.isOne { result.append(LayerArgument("strides", strides.argument)) }
    if padding != .valid { result.append(LayerArgument("padding", padding.argument)) }
    if !dilation.isOne { result.append(LayerArgument("dilation_rate", dilation.argument)) }
    if groups != 1 { result.append(LayerArgument("groups", .integer(groups))) }
    if let activation { result.append(LayerArgument("activation", .function(activation))) }
    if !useBias { result.append(LayerArgument("use_bias", .flag(false))) }
    return result
  }

  /// One map for each filter.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps(axes: Self.axes)
    guard maps.channels % groups == 0 else { throw NetworkError.groups(groups, channels: maps.channels) }
    return Shape([filters] + (try padding.slide(kernelSize, strides: strides, dilation: dilation, over: maps)))
  }

  /// The kernel, `[size, channels / groups, filters]`, and the bias if there is one.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let (area, channels) = (kernelSize.count, inputs[0].channels / groups)
    let kernel = ParameterDeclaration(
      "kernel", Shape(kernelSize.dimensions + [channels, filters]),
      .glorotUniform(fanIn: area * channels, fanOut: area * filters))
    return useBias ? [kernel, ParameterDeclaration("bias", [filters], .zeros)] : [kernel]
  }

  /// Two operations for each weight and output position, and one for each bias; products with padding are counted.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    let products = kernelSize.count * (inputs[0].channels / groups)
    return output.count * (2 * products + (useBias ? 1 : 0))
  }

  /// The kernel's window with the padding of this input.
  public func window(_ inputs: [Shape]) -> Window? {
    padding.window(kernelSize, strides: strides, dilation: dilation, over: inputs[0])
  }

  /// A convolution and its activation function.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let window = padding.window(kernelSize, strides: strides, dilation: dilation, over: inputs[0].shape)
    let sum = try builder.convolution(
      inputs[0], kernel: parameters[0], bias: useBias ? parameters[1] : nil, window: window, groups: groups)
    return try builder.activated(sum, activation)
  }

  /// Keras's layer, behind padding of its own where that knows no such one.
  public func keras(_ inputs: [Shape]) -> KerasLayer { keras(behind: padding, axes: Self.axes) }

  /// `nn.Conv1d`, `nn.Conv2d` or `nn.Conv3d`, behind padding of its own where that is uneven.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let borders = padding.window(kernelSize, strides: strides, dilation: dilation, over: inputs[0]).axes.map(\.padding)
    var arguments = ["\(inputs[0].channels)", "\(filters)", kernelSize.argument.python]
    if !strides.isOne { arguments.append("stride=" + strides.argument.python) }
    if borders.isEven, !borders.addNothing { arguments.append("padding=" + borders.argument.python) }
    if !dilation.isOne { arguments.append("dilation=" + dilation.argument.python) }
    if groups != 1 { arguments.append("groups=\(groups)") }
    if !useBias { arguments.append("bias=False") }
    let input = borders.isEven ? "{x}" : "F.pad({x}, \(borders.pytorch))"
    return PyTorchLayer(
      module: "nn.Conv\(Self.axes)d(" + arguments.joined(separator: ", ") + ")",
      forward: activation.pytorch("{self}(\(input))"))
  }
}

extension Layer {
  /// Keras's layer of the same name; explicit padding becomes a layer of its own before it.
  func keras(behind padding: Padding, axes: Int) -> KerasLayer {
    guard case .explicit(let borders) = padding else { return KerasLayer(kind, arguments) }
    return KerasLayer(
      kind, arguments.filter { $0.name != "padding" },
      before: borders.addNothing ? nil : .borders("ZeroPadding\(axes)D", borders))
  }
}
