import Engine
import Tensors

/// Divides each value by the power of those at the same place in the neighbouring maps (Krizhevsky et al., 2012).
///
/// The shape stays: `y = x / (bias + alpha * sum of squares)^beta`, the sum over the maps from `depthRadius` before to
/// `depthRadius` after its own. The arguments are those of `tf.nn.local_response_normalization`.
///
///     x = 3 of 3 maps with 3 4 0, radius 1, bias 0, alpha 1, beta 0.5   ->   3 / sqrt(9 + 16) = 0.6
public struct LocalResponseNormalization: Layer {
  /// The name of the kind; Keras has no layer of it.
  public static let kind = "LocalResponseNormalization"

  /// How many maps before and after are looked at.
  public let depthRadius: Int
  /// What is added to the power, the factor of the power and the exponent.
  public let bias, alpha, beta: Double

  /// Makes a normalization.
  public init(depthRadius: Int = 5, bias: Double = 1, alpha: Double = 1, beta: Double = 0.5) {
    (self.depthRadius, self.bias, self.alpha, self.beta) = (depthRadius, bias, alpha, beta)
  }

  /// Reads `depth_radius`, `bias`, `alpha` and `beta`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      depthRadius: try arguments.integer("depth_radius", in: 0...1 << 16, default: 5),
      bias: try arguments.number("bias", in: 1e-6..<1e6, default: 1),
      alpha: try arguments.number("alpha", in: 0..<1e6, default: 1),
      beta: try arguments.number("beta", in: 0..<100, default: 0.5))
  }
}

extension LocalResponseNormalization {
  /// All four arguments.
  public var arguments: [LayerArgument] {
    [
      LayerArgument("depth_radius", .integer(depthRadius)), LayerArgument("bias", .number(bias)),
      LayerArgument("alpha", .number(alpha)), LayerArgument("beta", .number(beta)),
    ]
  }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { try inputs.oneOfMaps() }

  /// A square and an addition for each map that is looked at, and three operations more.
  public func flops(_ inputs: [Shape]) -> Int {
    inputs[0].count * (2 * min(2 * depthRadius + 1, inputs[0].channels) + 3)
  }

  /// One normalization.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(
      output: try builder.localResponseNormalization(
        inputs[0], depthRadius: depthRadius, bias: Float(bias), alpha: Float(alpha), beta: Float(beta)))
  }

  /// TensorFlow's function in a layer.
  public func keras(_ inputs: [Shape]) -> KerasLayer {
    KerasLayer(
      function: "lambda x: tf.nn.local_response_normalization(x, \(depthRadius), \(bias), \(alpha), \(beta))")
  }

  /// `nn.LocalResponseNorm`, which divides alpha by the number of maps.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let size = 2 * depthRadius + 1
    return PyTorchLayer(
      module: "nn.LocalResponseNorm(\(size), alpha=\(size) * \(alpha), beta=\(beta), k=\(bias))", forward: "{self}({x})"
    )
  }
}
