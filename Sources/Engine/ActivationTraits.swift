import Foundation

extension ActivationFunction {
  /// The two numbers of SELU (Klambauer et al., 2017, equation 14).
  static let seluNumbers = (alpha: 1.6732632423543772, scale: 1.0507009873554805)

  /// Whether each value of the result depends on one value only.
  public var isElementwise: Bool { self != .softmax && self != .logSoftmax }

  /// Whether the results are numbers of another size than what goes in, so that one scale of colours cannot show both.
  public var changesScale: Bool {
    switch self {
    case .sigmoid, .tanh, .hardTanh, .softmax, .logSoftmax, .hardSigmoid, .softsign, .exponential: true
    case .relu, .relu6, .leakyReLU, .generalReLU, .elu, .selu, .gelu, .silu, .hardSilu, .softplus: false
    }
  }

  /// Up to which number everything becomes exactly 0; `nil` where nothing but single numbers does.
  public var zeroLimit: Double? {
    switch self {
    case .relu, .relu6: 0
    case .generalReLU(_, 0, let threshold): threshold
    case .hardSigmoid, .hardSilu: -3
    default: nil
    }
  }

  /// The inputs between which the function has its shape; beyond them it is as good as straight.
  public var bend: ClosedRange<Double> {
    switch self {
    case .relu, .leakyReLU, .softmax, .logSoftmax: 0...0
    case .relu6: 0...7
    case .generalReLU(let maxValue, _, let threshold):
      min(0, threshold)...max(threshold * 1.5, (maxValue ?? 0) * 1.2)
    case .elu, .selu, .gelu, .tanh: -3...3
    case .silu, .softplus, .sigmoid, .softsign: -5...5
    case .hardSigmoid, .hardSilu: -4...4
    case .exponential, .hardTanh: -2...2
    }
  }

  /// The function of one number, in double precision; softmax and its logarithm, which have none, leave it as it is.
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .relu: max(0, x)
    case .relu6: min(max(0, x), 6)
    case .leakyReLU(let slope): x > 0 ? x : slope * x
    case .generalReLU(let maxValue, let slope, let threshold):
      x > threshold ? min(x, maxValue ?? .infinity) : slope * (x - threshold)
    case .elu(let alpha): x > 0 ? x : alpha * expm1(x)
    case .selu: Self.seluNumbers.scale * (x > 0 ? x : Self.seluNumbers.alpha * expm1(x))
    case .gelu(approximate: false): x * erfc(-x / 2.squareRoot()) / 2
    case .gelu(approximate: true): x * Self.logistic((8 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x))
    case .silu: x * Self.logistic(x)
    case .hardSigmoid: min(max(0, x + 3), 6) / 6
    case .hardSilu: x * min(max(0, x + 3), 6) / 6
    case .softplus: max(x, 0) + log1p(exp(-abs(x)))
    case .softsign: x / (1 + abs(x))
    case .exponential: exp(x)
    case .sigmoid: Self.logistic(x)
    case .tanh: Foundation.tanh(x)
    case .hardTanh: min(max(-1, x), 1)
    case .softmax, .logSoftmax: x
    }
  }

  /// 1 / (1 + exp(-x)), exact where that is small too.
  private static func logistic(_ x: Double) -> Double { x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)) }
}
