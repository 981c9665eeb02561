import Engine
import Tensors

/// Connects every input with every unit: each unit is a weighted sum of all inputs, plus its bias.
///
/// Input `[features]` becomes `[units]`: `y = x · kernel + bias`. Parameters: `kernel` `[features, units]` and `bias`
/// `[units]`.
///
///     x = 1 2    kernel = 3 5    bias = 1 0
///                         4 6                 ->  1·3 + 2·4 + 1 = 12   1·5 + 2·6 + 0 = 17
public struct Dense: Layer {
  /// Keras's name of the class.
  public static let kind = "Dense"

  /// The number of outputs.
  public let units: Int
  /// The function applied to the sums.
  public let activation: ActivationFunction?
  /// Whether a learned number is added to each sum.
  public let useBias: Bool

  /// Makes a dense layer.
  public init(units: Int, activation: ActivationFunction? = nil, useBias: Bool = true) {
    precondition(units > 0, "a dense layer has at least one unit")
    (self.units, self.activation, self.useBias) = (units, activation, useBias)
  }

  /// Reads `units`, `activation` and `use_bias`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      units: try arguments.integer("units"), activation: try arguments.activation(),
      useBias: try arguments.flag("use_bias", default: true))
  }
}

extension Dense {
  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result = [LayerArgument("units", .integer(units), positional: true)]
    if let activation { result.append(LayerArgument("activation", .function(activation))) }
    if !useBias { result.append(LayerArgument("use_bias", .flag(false))) }
    return result
  }

  /// One value for each unit.
  public func outputShape(_ inputs: [Shape]) throws -> Shape {
    let vector = try inputs.one()
    guard vector.rank == 1 else { throw NetworkError.needsVector(vector) }
    return [units]
  }

  /// The kernel, and the bias if there is one.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let features = inputs[0].count
    let kernel = ParameterDeclaration(
      "kernel", [features, units], .glorotUniform(fanIn: features, fanOut: units))
    return useBias ? [kernel, ParameterDeclaration("bias", [units], .zeros)] : [kernel]
  }

  /// Two operations for each weight, and one for each bias.
  public func flops(_ inputs: [Shape]) -> Int { units * (2 * inputs[0].count + (useBias ? 1 : 0)) }

  /// Each unit sees the whole input.
  public func sight(_ inputs: [Shape]) -> Sight { .everything }

  /// A product with the kernel and its activation function.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    let sum = try builder.dense(inputs[0], kernel: parameters[0], bias: useBias ? parameters[1] : nil)
    return try builder.activated(sum, activation)
  }

  /// `nn.Linear`.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    PyTorchLayer(
      module: "nn.Linear(\(inputs[0].count), \(units)\(useBias ? "" : ", bias=False"))",
      forward: activation.pytorch("{self}({x})"))
  }
}
