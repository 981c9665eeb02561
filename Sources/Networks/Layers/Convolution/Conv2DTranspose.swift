import Engine
import Tensors

/// The way back of a convolution as a layer: each cell is spread, times the kernel, over a window of a larger map.
///
/// Input `[channels, H, W]` becomes `[filters, H', W']`: with `valid` padding `(H - 1) * stride + reach`, with `same`
/// `H * stride`, and at least that in either case; `reach = (size - 1) * dilation + 1`. With padding of explicit cells, `before`
/// and `after` are taken away. `output_padding` instead says how many cells more there are at the end than
/// `(H - 1) * stride + reach` less what is taken away, half a kernel on either side with `same`. What the windows share is added. Parameters: `kernel` `[rows, columns, filters, channels]`
/// and `bias` `[filters]`.
///
///     map    kernel                 1 1 2 2
///     1 2    1 1    stride 2   ->   1 1 2 2
///     3 4    1 1                    3 3 4 4
///                                   3 3 4 4
public struct Conv2DTranspose: Layer {
  /// Keras's name of the class.
  public static let kind = "Conv2DTranspose"

  /// The number of maps in the output.
  public let filters: Int
  /// The size of each kernel.
  public let kernelSize: Extents
  /// How far apart the windows of two neighbours lie in the output.
  public let strides: Extents
  /// What is taken away at the border of the output.
  public let padding: Padding
  /// How many cells more the output has at its end; `nil` for as many as `padding` says.
  public let outputPadding: [Int]?
  /// How far the cells that the kernel writes are apart; 1 without gaps.
  public let dilation: Extents
  /// The function applied to each result.
  public let activation: ActivationFunction?
  /// Whether a learned number is added to each map.
  public let useBias: Bool

  /// Makes a transposed convolution.
  public init(
    filters: Int, kernelSize: Extents, strides: Extents = 1, padding: Padding = .valid,
    outputPadding: [Int]? = nil, dilation: Extents = 1, activation: ActivationFunction? = nil, useBias: Bool = true
  ) {
    precondition(filters > 0, "a convolution has at least one filter")
    (self.filters, self.kernelSize, self.strides) = (filters, kernelSize, strides)
    (self.padding, self.outputPadding, self.dilation) = (padding, outputPadding, dilation)
    (self.activation, self.useBias) = (activation, useBias)
  }

  /// Reads `filters`, `kernel_size`, `strides`, `padding`, `output_padding`, `dilation_rate`, `activation` and `use_bias`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      filters: try arguments.integer("filters"), kernelSize: try arguments.extents("kernel_size", axes: 2),
      strides: try arguments.extents("strides", axes: 2, default: 1), padding: try arguments.padding(axes: 2),
      outputPadding: try arguments.cells("output_padding", axes: 2),
      dilation: try arguments.extents("dilation_rate", axes: 2, default: 1),
      activation: try arguments.activation(), useBias: try arguments.flag("use_bias", default: true))
  }
}

extension Conv2DTranspose {
  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result = [
      LayerArgument("filters", .integer(filters), positional: true),
      LayerArgument("kernel_size", kernelSize.argument, positional: true),
    ]
    if !strides.isOne { result.append(LayerArgument("strides", strides.argument)) }
    if padding != .valid { result.append(LayerArgument("padding", padding.argument)) }
    if let outputPadding {
      let isEven = outputPadding[0] == outputPadding[1]
      let list = ArgumentValue.list(outputPadding.map(ArgumentValue.integer))
      result.append(LayerArgument("output_padding", isEven ? .integer(outputPadding[0]) : list))
    }
    if !dilation.isOne { result.append(LayerArgument("dilation_rate", dilation.argument)) }
    if let activation { result.append(LayerArgument("activation", .function(activation))) }
    if !useBias { result.append(LayerArgument("use_bias", .flag(false))) }
    return result
  }

  /// One map for each filter, larger.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps()
    if case .explicit(let borders) = padding, borders.count != 2 {
      throw NetworkError.borderCount(borders.count, axes: 2)
    }
    let plan = plan(maps)
    guard plan.allSatisfy({ $0.extent > 0 && $0.axis.padding.before < $0.axis.reach }) else {
      throw NetworkError.croppedAway(Extents(maps.cells))
    }
    // As in Keras, fewer cells than a step is long: what is added lies within the last step.
    let isWithinStep = zip(outputPadding ?? [], strides.dimensions).allSatisfy { $0 < $1 }
    guard isWithinStep, windowBack([maps]).output(plan.map(\.extent)) == maps.cells else {
      throw NetworkError.outputPadding(outputPadding ?? [])
    }
    return Shape([filters] + plan.map(\.extent))
  }

  /// The window that goes from the output back to the input: the window of the convolution whose way back this is.
  package func windowBack(_ inputs: [Shape]) -> Window { Window(axes: plan(inputs[0]).map(\.axis)) }

  /// Along each axis the extent of the output and the window that goes from there back to the input.
  private func plan(_ maps: Shape) -> [(extent: Int, axis: Window.Axis)] {
    maps.cells.indices.map { index in
      var axis = Window.Axis(
        size: kernelSize.dimensions[index], stride: strides.dimensions[index], dilation: dilation.dimensions[index])
      let spread = (maps.cells[index] - 1) * axis.stride + axis.reach
      let extra = outputPadding?[index]
      let extent: Int
      switch padding {
      case .explicit(let borders):
        extent = spread - borders[index].total + (extra ?? 0)
        axis.padding.before = borders[index].before
      case .same:
        // Keras: as many cells as steps; an odd cell is taken away at the end.
        extent = extra.map { spread - axis.reach + axis.reach % 2 + $0 } ?? maps.cells[index] * axis.stride
        axis.padding.before = max(0, spread - extent) / 2
      case .valid, .causal:
        // Keras: where steps are longer than the kernel, the cells after the last window are kept.
        extent = spread + (extra ?? max(0, axis.stride - axis.reach))
      }
      axis.padding.after = spread - extent - axis.padding.before
      return (extent, axis)
    }
  }

  /// The kernel, and the bias if there is one.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let (area, channels) = (kernelSize.count, inputs[0].channels)
    let kernel = ParameterDeclaration(
      "kernel", Shape(kernelSize.dimensions + [filters, channels]),
      .glorotUniform(fanIn: area * filters, fanOut: area * channels))
    return useBias ? [kernel, ParameterDeclaration("bias", [filters], .zeros)] : [kernel]
  }

  /// Two operations for each weight and input position, and one for each bias and output position.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return 2 * inputs[0].count * kernelSize.count * filters + (useBias ? output.count : 0)
  }

  /// Neighbours in the output are made of different parts of the kernel.
  public func sight(_ inputs: [Shape]) -> Sight { .scattered }

  /// A transposed convolution and its activation function.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let plan = plan(inputs[0].shape)
    let sum = try builder.transposedConvolution(
      inputs[0], kernel: parameters[0], bias: useBias ? parameters[1] : nil,
      window: Window(axes: plan.map(\.axis)), extents: plan.map(\.extent))
    return try builder.activated(sum, activation)
  }

  /// Keras's layer; explicit cells are cut off by a layer of their own in a function of its own.
  public func keras(_ inputs: [Shape]) -> KerasLayer {
    guard case .explicit(let borders) = padding, !borders.addNothing else {
      return KerasLayer(kind, arguments.filter { $0.name != "padding" || padding == .same })
    }
    // Without a number of its own Keras would keep cells that its steps are longer than the kernel.
    let isLong = plan(inputs[0]).contains { $0.axis.stride > $0.axis.reach }
    let more = outputPadding == nil && isLong ? [LayerArgument("output_padding", .integer(0))] : []
    return KerasLayer(
      kind, arguments.filter { !["padding", "activation"].contains($0.name) } + more,
      after: [.borders("Cropping2D", borders)]
        + (activation.map { [.init("Activation", [LayerArgument("activation", .function($0), positional: true)])] }
          ?? []))
  }

  /// `nn.ConvTranspose2d`; where cells at the border are cut off unevenly, a slice of its result.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let plan = plan(inputs[0])
    var arguments = ["\(inputs[0].channels)", "\(filters)", kernelSize.argument.python]
    if !strides.isOne { arguments.append("stride=" + strides.argument.python) }
    if !dilation.isOne { arguments.append("dilation=" + dilation.argument.python) }
    if !useBias { arguments.append("bias=False") }
    let more = plan.map { max(0, -$0.axis.padding.after) }
    if more.contains(where: { $0 > 0 }) { arguments.append("output_padding=(\(more[0]), \(more[1]))") }
    let slices = plan.map { "\($0.axis.padding.before):\($0.axis.padding.before + $0.extent)" }
    let isWhole = plan.allSatisfy { $0.axis.padding.before == 0 && $0.axis.padding.after <= 0 }
    let result = isWhole ? "{self}({x})" : "{self}({x})[:, :, \(slices.joined(separator: ", "))]"
    return PyTorchLayer(
      module: "nn.ConvTranspose2d(" + arguments.joined(separator: ", ") + ")", forward: activation.pytorch(result))
  }
}
