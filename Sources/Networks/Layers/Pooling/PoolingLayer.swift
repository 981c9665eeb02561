import Engine
import Tensors

/// What poolings of signals, maps and volumes have in common; they differ in the number of axes and in what they keep.
public protocol PoolingLayer: Layer {
  /// How many axes the maps have: 1, 2 or 3.
  static var axes: Int { get }

  /// The size of each window.
  var poolSize: Extents { get }
  /// How far the window moves from one output cell to the next.
  var strides: Extents { get }
  /// What is put around the maps.
  var padding: Padding { get }
}

extension PoolingLayer {
  /// As many maps, smaller.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps(axes: Self.axes)
    if case .explicit(let borders) = padding,
      zip(borders, poolSize.dimensions).contains(where: { max($0.before, $0.after) >= $1 })
    {
      throw NetworkError.paddingTooLarge(poolSize)
    }
    return Shape([maps.channels] + (try padding.slide(poolSize, strides: strides, over: maps)))
  }

  /// The pooling window with the padding of this input.
  public func window(_ inputs: [Shape]) -> Window? {
    padding.window(poolSize, strides: strides, over: inputs[0])
  }

  /// The arguments in Keras's order; the size of the window always.
  var poolingArguments: [LayerArgument] {
    var result = [LayerArgument("pool_size", poolSize.argument, positional: true)]
    if strides != poolSize { result.append(LayerArgument("strides", strides.argument)) }
    if padding != .valid { result.append(LayerArgument("padding", padding.argument)) }
    return result
  }

  /// The arguments of a module in PyTorch.
  func pytorchPooling(_ borders: [Border]) -> [String] {
    var result = [poolSize.argument.python]
    if strides != poolSize { result.append("stride=" + strides.argument.python) }
    if borders.isEven, !borders.addNothing { result.append("padding=" + borders.argument.python) }
    return result
  }
}

/// Keeps the largest value of each window; padding never wins.
public protocol MaxPoolingLayer: PoolingLayer {
  /// Makes a pooling; all extents have as many axes as the kind.
  init(poolSize: Extents, strides: Extents?, padding: Padding)
}

extension MaxPoolingLayer {
  /// Reads `pool_size`, `strides` and `padding`.
  public init(_ arguments: inout LayerArguments) throws {
    let size = try arguments.extents("pool_size", axes: Self.axes, default: Extents(repeating: 2, axes: Self.axes))
    self.init(
      poolSize: size, strides: try arguments.extents("strides", axes: Self.axes, default: size),
      padding: try arguments.padding(axes: Self.axes))
  }

  /// The arguments in Keras's order; the size of the window always.
  public var arguments: [LayerArgument] { poolingArguments }

  /// One comparison less than there are cells in a window, for each output cell.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return output.count * (poolSize.cells(in: inputs[0]) - 1)
  }

  /// One pooling.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let window = padding.window(poolSize, strides: strides, over: inputs[0].shape)
    return LayerValues(output: try builder.maxPooling(inputs[0], window: window))
  }

  /// Keras's layer, behind a function that puts minus infinity around the maps where its own `padding` cannot.
  public func keras(_ inputs: [Shape]) -> KerasLayer {
    guard case .explicit(let borders) = padding else { return KerasLayer(kind, arguments) }
    let pad = "keras.ops.pad(x, \(borders.kerasWidths), constant_values=float(\"-inf\"))"
    return KerasLayer(
      kind, arguments.filter { $0.name != "padding" },
      before: borders.addNothing ? nil : .init(function: "lambda x: \(pad)"))
  }

  /// `nn.MaxPool2d` or its siblings, behind padding with minus infinity where that is uneven.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let borders = padding.window(poolSize, strides: strides, over: inputs[0]).axes.map(\.padding)
    let input = borders.isEven ? "{x}" : "F.pad({x}, \(borders.pytorch), value=float(\"-inf\"))"
    return PyTorchLayer(
      module: "nn.MaxPool\(Self.axes)d(" + pytorchPooling(borders).joined(separator: ", ") + ")",
      forward: "{self}(\(input))")
  }
}

/// Takes the mean of each window.
public protocol AveragePoolingLayer: PoolingLayer {
  /// Whether padding counts as zeros; else a window that reaches over the border takes the mean of the cells that exist.
  var countsPadding: Bool { get }

  /// Makes a pooling; all extents have as many axes as the kind.
  init(poolSize: Extents, strides: Extents?, padding: Padding, countsPadding: Bool)
}

extension AveragePoolingLayer {
  /// Reads `pool_size`, `strides`, `padding` and `count_include_pad`, PyTorch's name of what Keras does not have.
  public init(_ arguments: inout LayerArguments) throws {
    let size = try arguments.extents("pool_size", axes: Self.axes, default: Extents(repeating: 2, axes: Self.axes))
    self.init(
      poolSize: size, strides: try arguments.extents("strides", axes: Self.axes, default: size),
      padding: try arguments.padding(axes: Self.axes),
      countsPadding: try arguments.flag("count_include_pad", default: false))
  }

  /// The arguments in Keras's order; the size of the window always.
  public var arguments: [LayerArgument] {
    poolingArguments + (countsPadding ? [LayerArgument("count_include_pad", .flag(true))] : [])
  }

  /// For each output cell one addition less than there are cells in a window, and one division.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return output.count * poolSize.cells(in: inputs[0])
  }

  /// One pooling.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let window = padding.window(poolSize, strides: strides, over: inputs[0].shape)
    return LayerValues(
      output: try builder.averagePooling(inputs[0], window: window, countsPadding: countsPadding))
  }

  /// Keras's layer; where that cannot do it, a function that divides the sum of each window by the number of its cells.
  public func keras(_ inputs: [Shape]) -> KerasLayer {
    let borders = padding.window(poolSize, strides: strides, over: inputs[0]).axes.map(\.padding)
    let own = poolingArguments.filter { $0.name != "padding" }
    if countsPadding {
      return KerasLayer(
        kind, own, before: borders.addNothing ? nil : .borders("ZeroPadding\(Self.axes)D", borders))
    }
    guard case .explicit = padding, !borders.addNothing else { return KerasLayer(kind, poolingArguments) }
    func mean(_ x: String) -> String {
      "keras.ops.average_pool(keras.ops.pad(\(x), \(borders.kerasWidths)), \(poolSize.argument.python), "
        + "\(strides.argument.python))"
    }
    return KerasLayer(function: "lambda x: \(mean("x")) / \(mean("keras.ops.ones_like(x)"))")
  }

  /// `nn.AvgPool2d` or its siblings; where the padding is uneven, the sum of each window divided by the number of its
  /// cells.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let borders = padding.window(poolSize, strides: strides, over: inputs[0]).axes.map(\.padding)
    var arguments = pytorchPooling(borders)
    if borders.isEven, !borders.addNothing, !countsPadding { arguments.append("count_include_pad=False") }
    let module = "nn.AvgPool\(Self.axes)d(" + arguments.joined(separator: ", ") + ")"
    guard !borders.isEven else { return PyTorchLayer(module: module, forward: "{self}({x})") }
    let pad = borders.pytorch
    let sums = "{self}(F.pad({x}, \(pad)))"
    return PyTorchLayer(
      module: module, forward: countsPadding ? sums : sums + " / {self}(F.pad(torch.ones_like({x}), \(pad)))")
  }
}

extension [Border] {
  /// The widths that Keras's `pad` takes of a batch of maps.
  fileprivate var kerasWidths: String {
    "((0, 0), " + map { "(\($0.before), \($0.after)), " }.joined() + "(0, 0))"
  }
}
