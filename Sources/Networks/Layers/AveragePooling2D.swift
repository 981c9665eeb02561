import Engine
import Tensors

/// Takes the mean of each window, map by map.
///
/// Input `[C, H, W]` becomes `[C, (H - rows) / stride + 1, (W - columns) / stride + 1]`, rounded down. Padding is not
/// counted: a window that reaches over the border takes the mean of the cells that exist.
///
///     1 3 | 2 0
///     4 2 | 1 5   ->  2.5 2
public struct AveragePooling2D: Layer {
  /// Keras's name of the class.
  public static let kind = "AveragePooling2D"

  /// The size of each window.
  public let poolSize: Extents
  /// How far the window moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding

  /// Makes a pooling; without `strides` the windows lie side by side.
  public init(poolSize: Extents = 2, strides: Extents? = nil, padding: Padding = .valid) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
  }

  /// Reads `pool_size`, `strides` and `padding`.
  public init(_ arguments: inout LayerArguments) throws {
    let poolSize = try arguments.extents("pool_size", default: 2)
    self.init(
      poolSize: poolSize, strides: try arguments.extents("strides", default: poolSize),
      padding: try arguments.padding())
  }
}

extension AveragePooling2D {
  /// The arguments in Keras's order; the size of the window always.
  public var arguments: [LayerArgument] {
    poolingArguments(poolSize: poolSize, strides: strides, padding: padding)
  }

  /// As many maps, smaller.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps()
    let size = try padding.slide(poolSize, strides: strides, over: maps)
    return [maps.channels, size.rows, size.columns]
  }

  /// For each output cell one addition less than there are cells in a window, and one division.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return output.count * poolSize.cells(in: inputs[0])
  }

  /// The pooling window with the padding of this input.
  public func window(_ inputs: [Shape]) -> Window? {
    padding.window(poolSize, strides: strides, over: inputs[0])
  }

  /// One pooling.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let window = padding.window(poolSize, strides: strides, over: inputs[0].shape)
    return LayerValues(output: try builder.averagePooling(inputs[0], window: window))
  }

  /// `nn.AvgPool2d`; where the padding is uneven, the sum of each window divided by the number of its cells.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let border = padding.window(poolSize, strides: strides, over: inputs[0]).padding
    var arguments = pytorchPooling(poolSize, strides, border)
    if border.isEven, border != BorderPadding() { arguments.append("count_include_pad=False") }
    let module = "nn.AvgPool2d(" + arguments.joined(separator: ", ") + ")"
    guard !border.isEven else { return PyTorchLayer(module: module, forward: "{self}({x})") }
    let pad = border.pytorch
    return PyTorchLayer(
      module: module,
      forward: "{self}(F.pad({x}, \(pad))) / {self}(F.pad(torch.ones_like({x}), \(pad)))")
  }
}
