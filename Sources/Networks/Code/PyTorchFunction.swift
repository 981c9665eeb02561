import Engine

extension ActivationFunction? {
  /// A PyTorch expression inside of this function.
  func pytorch(_ expression: String) -> String { self?.pytorch(expression) ?? expression }
}

extension ActivationFunction {
  fileprivate func pytorch(_ expression: String) -> String {
    switch self {
    case .relu: "F.relu(\(expression))"
    case .relu6: "F.relu6(\(expression))"
    case .leakyReLU(let slope): "F.leaky_relu(\(expression), \(slope))"
    case .generalReLU(let maxValue, let slope, let threshold):
      Self.rectifier(expression, slope, threshold) + (maxValue.map { ".clamp(max=\($0))" } ?? "")
    case .elu(let alpha): "F.elu(\(expression)\(alpha == 1 ? "" : ", \(alpha)"))"
    case .selu: "F.selu(\(expression))"
    case .gelu(let approximate): "F.gelu(\(expression)\(approximate ? ", approximate=\"tanh\"" : ""))"
    case .silu: "F.silu(\(expression))"
    case .hardSigmoid: "F.hardsigmoid(\(expression))"
    case .hardSilu: "F.hardswish(\(expression))"
    case .softplus: "F.softplus(\(expression))"
    case .softsign: "F.softsign(\(expression))"
    case .exponential: "torch.exp(\(expression))"
    case .sigmoid: "torch.sigmoid(\(expression))"
    case .tanh: "torch.tanh(\(expression))"
    case .hardTanh: "F.hardtanh(\(expression))"
    case .logSoftmax: "F.log_softmax(\(expression), dim=1)"
    case .softmax: "F.softmax(\(expression), dim=1)"
    }
  }

  /// A rectifier without a largest value; the expression stands in it once, because it may be a convolution.
  private static func rectifier(_ expression: String, _ slope: Double, _ threshold: Double) -> String {
    switch (slope, threshold) {
    case (0, 0): "F.relu(\(expression))"
    case (_, 0): "F.leaky_relu(\(expression), \(slope))"
    case (0, _): "F.threshold(\(expression), \(threshold), 0.0)"
    default:
      "(lambda v: torch.where(v > \(threshold), v, \(slope) * (v - \(threshold))))(\(expression))"
    }
  }
}
