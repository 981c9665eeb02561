import Engine
import Tensors

/// Makes signals, maps or volumes larger by whole factors.
public protocol UpSamplingLayer: ResamplingLayer {
  /// How many axes the maps have: 1, 2 or 3.
  static var axes: Int { get }
  /// How many cells each cell becomes along each axis.
  var size: Extents { get }

  /// Makes an upsampling that copies; factors are positive.
  init(size: Extents)
}

extension UpSamplingLayer {
  /// Reads `size`.
  public init(_ arguments: inout LayerArguments) throws { self.init(size: try Self.size(&arguments)) }

  /// Reads `size`, 2 along each axis unless given.
  static func size(_ arguments: inout LayerArguments) throws -> Extents {
    try arguments.extents("size", axes: Self.axes, default: Extents(repeating: 2, axes: Self.axes))
  }

  /// A copy of the nearest cell.
  public var interpolation: Interpolation { .nearest }

  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    let size = LayerArgument("size", size.argument, positional: true)
    guard interpolation != .nearest else { return [size] }
    return [size, LayerArgument("interpolation", .text(interpolation.rawValue))]
  }

  /// As many maps, larger.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let maps = try inputs.oneOfMaps(axes: Self.axes)
    return Shape(
      [maps.channels]
        + (try zip(maps.cells, size.dimensions).map { extent, factor in
          guard let product = NetworkLimits.product([extent, factor], limit: NetworkLimits.values) else {
            throw NetworkError.outputTooLarge(limit: NetworkLimits.values)
          }
          return product
        }))
  }

  /// A copy costs nothing; a mean of the nearest cells is a sum of one product for each, two along each axis.
  public func flops(_ inputs: [Shape]) -> Int {
    guard interpolation == .bilinear, let output = try? outputShape(inputs) else { return 0 }
    return output.count * 2 << Self.axes
  }

  /// Neighbours in the output may see the same cells of the input.
  public func sight(_ inputs: [Shape]) -> Sight { size.isOne ? .cell : .scattered }

  /// One resampling.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.upsampling(inputs[0], factors: size.dimensions, interpolation))
  }

  /// `nn.Upsample`.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let mode = interpolation == .nearest ? "\"nearest\"" : "\"bilinear\", align_corners=False"
    return PyTorchLayer(
      module: "nn.Upsample(scale_factor=\(size.argument.python), mode=\(mode))", forward: "{self}({x})")
  }
}
