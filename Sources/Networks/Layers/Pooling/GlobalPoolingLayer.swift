import Engine
import Tensors

/// Makes one number of each map: a pooling whose window is the whole map.
public protocol GlobalPoolingLayer: Layer {
  /// How many axes the maps have: 1, 2 or 3.
  static var axes: Int { get }
  /// Whether it takes the mean; else the largest value.
  static var isAverage: Bool { get }
  /// Whether maps of one cell come out; else a vector.
  var keepsCells: Bool { get }

  /// Makes a pooling.
  init(keepsCells: Bool)
}

extension GlobalPoolingLayer {
  /// Reads `keepdims`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(keepsCells: try arguments.flag("keepdims", default: false))
  }

  /// Whether maps of one cell come out, unless it is a vector.
  public var arguments: [LayerArgument] { keepsCells ? [LayerArgument("keepdims", .flag(true))] : [] }

  /// One value for each map.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps(axes: Self.axes)
    return Shape([maps.channels] + (keepsCells ? maps.cells.map { _ in 1 } : []))
  }

  /// As many operations as there are cells.
  public func flops(_ inputs: [Shape]) -> Int { inputs[0].count - (Self.isAverage ? 0 : inputs[0].channels) }

  /// All cells of its map.
  public func sight(_ inputs: [Shape]) -> Sight { .everything }

  /// One pooling.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let maps = inputs[0].shape
    let window = Window(axes: maps.cells.map { Window.Axis(size: $0) })
    let pooled =
      Self.isAverage
      ? try builder.averagePooling(inputs[0], window: window) : try builder.maxPooling(inputs[0], window: window)
    return LayerValues(output: keepsCells ? pooled : try builder.flatten(pooled))
  }

  /// The mean or the maximum over all axes of the maps.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let axes = "(" + (0..<Self.axes).map { "\($0 + 2)" }.joined(separator: ", ") + (Self.axes == 1 ? ",)" : ")")
    let name = Self.isAverage ? "mean" : "amax"
    return PyTorchLayer(forward: "{x}.\(name)(\(axes)\(keepsCells ? ", keepdim=True" : ""))")
  }
}
