import Engine
import Tensors

/// Sets whole signals, maps or volumes to zero at random while training.
public protocol SpatialDropoutLayer: Layer {
  /// How many axes the maps have: 1, 2 or 3.
  static var axes: Int { get }
  /// The probability with which a map is dropped.
  var rate: Double { get }

  /// Makes a dropout; the rate is at least 0 and less than 1.
  init(rate: Double)
}

extension SpatialDropoutLayer {
  /// Reads `rate`.
  public init(_ arguments: inout LayerArguments) throws { self.init(rate: try arguments.number("rate", in: 0..<1)) }

  /// The rate.
  public var arguments: [LayerArgument] { [LayerArgument("rate", .number(rate), positional: true)] }

  /// Outside of training nothing is changed.
  public var actsOnlyInTraining: Bool { true }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { try inputs.oneOfMaps(axes: Self.axes) }

  /// A dropout, which compiles to nothing outside of training.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.dropout(inputs[0], rate: Float(rate), isSpatial: true))
  }

  /// `nn.Dropout2d` or its siblings.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    PyTorchLayer(module: "nn.Dropout\(Self.axes)d(\(rate))", forward: "{self}({x})")
  }
}
