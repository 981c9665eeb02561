import Engine
import Tensors

/// Shifts and scales each channel so that over the batch its mean is 0 and its variance 1, then by two learned numbers.
///
/// The shape stays: `y = gamma * (x - mean) / sqrt(variance + epsilon) + beta` (Ioffe and Szegedy, 2015). In training, mean
/// and variance are those of the batch, over all its images and cells; running ones follow, `momentum * running +
/// (1 - momentum) * batch`, and are what counts outside of training. Parameters, `[C]` each: `gamma` (with `scale`), `beta`
/// (with `center`), and the running `moving_mean` and `moving_variance`, which no gradient changes.
///
///     1 3 5 7   ->   -1.34 -0.45 0.45 1.34     mean 4, variance 5
public struct BatchNormalization: Layer {
  /// Keras's name of the class.
  public static let kind = "BatchNormalization"

  /// How much of the running mean and variance stays in each step.
  public let momentum: Double
  /// What is added to the variance, so that nothing is divided by 0.
  public let epsilon: Double
  /// Whether a learned number is added to each channel, and whether it is multiplied by one.
  public let center, scale: Bool

  /// Makes a normalization.
  public init(momentum: Double = 0.99, epsilon: Double = 0.001, center: Bool = true, scale: Bool = true) {
    precondition((0...1).contains(momentum) && epsilon > 0, "momentum is from 0 to 1, epsilon more than 0")
    (self.momentum, self.epsilon, self.center, self.scale) = (momentum, epsilon, center, scale)
  }

  /// Reads `momentum`, `epsilon`, `center` and `scale`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      momentum: try arguments.number("momentum", in: 0..<1, default: 0.99),
      epsilon: try arguments.number("epsilon", in: 1e-12..<1, default: 0.001),
      center: try arguments.flag("center", default: true), scale: try arguments.flag("scale", default: true))
  }
}

extension BatchNormalization {
  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result: [LayerArgument] = []
    if momentum != 0.99 { result.append(LayerArgument("momentum", .number(momentum))) }
    if epsilon != 0.001 { result.append(LayerArgument("epsilon", .number(epsilon))) }
    if !center { result.append(LayerArgument("center", .flag(false))) }
    if !scale { result.append(LayerArgument("scale", .flag(false))) }
    return result
  }

  /// The shape of the input.
  public func outputShape(_ inputs: [Shape]) throws -> Shape { try inputs.one() }

  /// The learned factor and offset, if there are, and the running mean and variance.
  public func parameters(_ inputs: [Shape]) -> [ParameterDeclaration] {
    let shape: Shape = [inputs[0].channels]
    return (scale ? [ParameterDeclaration("gamma", shape, .ones)] : [])
      + (center ? [ParameterDeclaration("beta", shape, .zeros)] : []) + [
        ParameterDeclaration("moving_mean", shape, .zeros, isTrainable: false),
        ParameterDeclaration("moving_variance", shape, .ones, isTrainable: false),
      ]
  }

  /// A multiplication that is added to for each value: the factors are known beforehand.
  public func flops(_ inputs: [Shape]) -> Int { 2 * inputs[0].count }

  /// One normalization.
  public func build(_ builder: Builder, _ inputs: [Value], _ parameters: [Value]) throws -> LayerValues {
    LayerValues(
      output: try builder.batchNormalization(
        inputs[0], gamma: scale ? parameters[0] : nil, beta: center ? parameters[scale ? 1 : 0] : nil,
        mean: parameters[parameters.count - 2], variance: parameters[parameters.count - 1], momentum: momentum,
        epsilon: epsilon))
  }

  /// `nn.BatchNorm2d` or its siblings, whose momentum is the share of what is new.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let axes = max(1, inputs[0].rank - 1)
    let channels = inputs[0].channels
    let share = ((1 - momentum) * 1e12).rounded() / 1e12
    let start = "nn.BatchNorm\(axes)d(\(channels), eps=\(epsilon), momentum=\(share)"
    if scale == center {
      return PyTorchLayer(module: start + (scale ? ")" : ", affine=False)"), forward: "{self}({x})")
    }
    return PyTorchLayer(
      module: start + ")", forward: "{self}({x})",
      comment: "keep its \(scale ? "bias at 0" : "weight at 1"): Keras has none")
  }
}
