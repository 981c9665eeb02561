/// A function applied to the output of a layer, with the names, parameters and definitions of Keras 3.
public enum ActivationFunction: Hashable, Sendable {
  /// The larger of 0 and x.
  case relu
  /// No less than 0, no more than 6 (Krizhevsky, 2010).
  case relu6
  /// x where it is positive, `negativeSlope * x` where it is not (Maas, Hannun and Ng, 2013).
  case leakyReLU(negativeSlope: Double = 0.2)
  /// x above `threshold` but no more than `maxValue`; `negativeSlope * (x - threshold)` up to the threshold.
  ///
  /// `rectifier` makes one of these only where none of the functions above is the same.
  case generalReLU(maxValue: Double?, negativeSlope: Double, threshold: Double)
  /// x where it is positive, `alpha * (exp(x) - 1)` where it is not (Clevert, Unterthiner and Hochreiter, 2016).
  case elu(alpha: Double = 1)
  /// An ELU with two numbers that keep mean 0 and variance 1 from layer to layer (Klambauer et al., 2017).
  case selu
  /// x times the share of a standard normal distribution below x (Hendrycks and Gimpel, 2016), or their approximation of
  /// it by a hyperbolic tangent.
  case gelu(approximate: Bool = false)
  /// x times its sigmoid, also called swish (Ramachandran, Zoph and Le, 2017).
  case silu
  /// `(x + 3) / 6`, no less than 0, no more than 1: straight lines instead of a sigmoid.
  case hardSigmoid
  /// x times its hard sigmoid, also called hard swish (Howard et al., 2019).
  case hardSilu
  /// ln(1 + exp(x)).
  case softplus
  /// x / (1 + |x|).
  case softsign
  /// exp(x).
  case exponential
  /// 1 / (1 + exp(-x)).
  case sigmoid
  /// The hyperbolic tangent of x.
  case tanh
  /// x, no less than -1, no more than 1: straight lines instead of a hyperbolic tangent.
  case hardTanh
  /// exp(x) divided by its sum over the features, or over the channels of each cell of maps.
  case softmax
  /// The logarithm of softmax: x less the logarithm of the sum of exp(x).
  case logSoftmax
}

extension ActivationFunction {
  /// Keras's functions with Keras's parameters, in the order of the documentation.
  public static let standard: [ActivationFunction] = [
    .relu, .relu6, .leakyReLU(), .elu(), .selu, .gelu(), .silu, .hardSigmoid, .hardSilu, .softplus, .softsign,
    .exponential, .sigmoid, .tanh, .hardTanh, .softmax, .logSoftmax,
  ]

  /// The rectifier with these parameters, as Keras's layer `ReLU` has them.
  public static func rectifier(
    maxValue: Double? = nil, negativeSlope: Double = 0, threshold: Double = 0
  ) -> ActivationFunction {
    guard threshold == 0 else {
      return .generalReLU(maxValue: maxValue, negativeSlope: negativeSlope, threshold: threshold)
    }
    switch (maxValue, negativeSlope) {
    case (nil, 0): return .relu
    case (6, 0): return .relu6
    case (nil, _): return .leakyReLU(negativeSlope: negativeSlope)
    default: return .generalReLU(maxValue: maxValue, negativeSlope: negativeSlope, threshold: 0)
    }
  }

  /// Keras's name of the function.
  public var name: String {
    switch self {
    case .relu, .generalReLU: "relu"
    case .relu6: "relu6"
    case .leakyReLU: "leaky_relu"
    case .elu: "elu"
    case .selu: "selu"
    case .gelu: "gelu"
    case .silu: "silu"
    case .hardSigmoid: "hard_sigmoid"
    case .hardSilu: "hard_silu"
    case .softplus: "softplus"
    case .softsign: "softsign"
    case .exponential: "exponential"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .hardTanh: "hard_tanh"
    case .softmax: "softmax"
    case .logSoftmax: "log_softmax"
    }
  }

  /// A name that no other function shares, under which words are filed: those of a general rectifier are not ReLU's.
  package var key: String {
    switch self {
    case .generalReLU(nil, _, _): "threshold_relu"
    case .generalReLU: "bounded_relu"
    case .gelu(approximate: true): "gelu_tanh"
    default: name
    }
  }

  /// The other names that Keras takes.
  private static let aliases = ["swish": ActivationFunction.silu, "hard_swish": .hardSilu]

  /// The function that Keras means by a name, with its standard parameters; `nil` if there is none.
  public init?(name: String) {
    guard let function = Self.standard.first(where: { $0.name == name }) ?? Self.aliases[name] else { return nil }
    self = function
  }
}
