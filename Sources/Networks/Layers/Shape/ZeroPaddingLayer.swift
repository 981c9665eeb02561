import Engine
import Tensors

/// Puts zeros around signals, maps or volumes.
public protocol ZeroPaddingLayer: Layer {
  /// How many axes the maps have: 1, 2 or 3.
  static var axes: Int { get }
  /// How many cells of zeros are put before and after along each axis.
  var padding: [Border] { get }

  /// Makes a padding with one border for each axis.
  init(padding: [Border])
}

extension ZeroPaddingLayer {
  /// Makes a padding of as many cells on every side.
  public init(padding: Int = 1) {
    self.init(padding: Array(repeating: Border(before: padding, after: padding), count: Self.axes))
  }

  /// Reads `padding`: one number, one for each axis, or pairs of before and after.
  public init(_ arguments: inout LayerArguments) throws {
    let one = Array(repeating: Border(before: 1, after: 1), count: Self.axes)
    self.init(padding: try arguments.borders("padding", axes: Self.axes, default: one))
  }

  /// The padding in the shortest of its forms.
  public var arguments: [LayerArgument] { [LayerArgument("padding", padding.kerasForm, positional: true)] }

  /// The maps with their borders.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps(axes: Self.axes)
    return Shape([maps.channels] + zip(maps.cells, padding).map { $0 + $1.total })
  }

  /// A window of one cell over the padded maps.
  public func window(_ inputs: [Shape]) -> Window? {
    Window(axes: padding.map { Window.Axis(size: 1, padding: $0) })
  }

  /// One padding.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.zeroPadding(inputs[0], padding))
  }

  /// `nn.ZeroPad2d` or its siblings, which count the last axis first.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    PyTorchLayer(module: "nn.ZeroPad\(Self.axes)d(\(padding.pytorch))", forward: "{self}({x})")
  }
}
