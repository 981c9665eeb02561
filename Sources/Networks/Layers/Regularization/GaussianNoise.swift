import Engine
import Tensors

/// Adds random numbers while training, so that no unit can rely on the exact value of another.
///
/// The shape stays. The numbers are drawn from a normal distribution with mean 0 and standard deviation `stddev`. Outside of
/// training the layer does nothing.
public struct GaussianNoise: Layer {
  /// Keras's name of the class.
  public static let kind = "GaussianNoise"

  /// The standard deviation of what is added.
  public let deviation: Double

  /// Makes a layer of noise; the deviation is not negative.
  public init(deviation: Double) {
    precondition(deviation >= 0, "a standard deviation is not negative")
    self.deviation = deviation
  }

  /// Reads `stddev`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(deviation: try arguments.number("stddev", in: 0..<1e6))
  }
}

extension GaussianNoise {
  /// The standard deviation.
  public var arguments: [LayerArgument] { [LayerArgument("stddev", .number(deviation), positional: true)] }

  /// Outside of training nothing is changed.
  public var actsOnlyInTraining: Bool { true }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { try inputs.one() }

  /// A noise, which compiles to nothing outside of training.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(output: try builder.gaussianNoise(inputs[0], deviation: Float(deviation)))
  }

  /// Random numbers, if the model is in training.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    PyTorchLayer(forward: "{x} + \(deviation) * torch.randn_like({x}) if self.training else {x}")
  }
}
