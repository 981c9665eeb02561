import Engine
import Tensors

/// Keeps the largest value of each window, map by map.
///
/// Input `[C, H, W]` becomes `[C, (H - rows) / stride + 1, (W - columns) / stride + 1]`, rounded down: rows and columns
/// that fill no whole window are dropped. Padding never wins. Without `strides` the windows lie side by side.
///
///     1 3 | 2 0
///     4 2 | 1 5   ->  4 5
public struct MaxPooling2D: Layer {
  /// Keras's name of the class.
  public static let kind = "MaxPooling2D"

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

extension MaxPooling2D {
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

  /// One comparison less than there are cells in a window, for each output cell.
  public func flops(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return output.count * (poolSize.cells(in: inputs[0]) - 1)
  }

  /// The pooling window with the padding of this input.
  public func window(_ inputs: [Shape]) -> Window? {
    padding.window(poolSize, strides: strides, over: inputs[0])
  }

  /// One pooling.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let window = padding.window(poolSize, strides: strides, over: inputs[0].shape)
    return LayerValues(output: try builder.maxPooling(inputs[0], window: window))
  }

  /// `nn.MaxPool2d`, behind padding with minus infinity where that is uneven.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let border = padding.window(poolSize, strides: strides, over: inputs[0]).padding
    let input = border.isEven ? "{x}" : "F.pad({x}, \(border.pytorch), value=float(\"-inf\"))"
    return PyTorchLayer(
      module: "nn.MaxPool2d(" + pytorchPooling(poolSize, strides, border).joined(separator: ", ") + ")",
      forward: "{self}(\(input))")
  }
}
