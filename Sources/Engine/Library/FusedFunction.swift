import COneDNN

extension ActivationFunction {
  /// Whether an operation before the function can apply it to its own result.
  ///
  /// In training only if the way back is content with that result: what the function was applied to is not kept then.
  func canBeFused(training: Bool) -> Bool { stages != nil && !(training && gradientReadsInput) }

  /// The function as oneDNN applies it to the result of another operation; `nil` if it cannot.
  fileprivate var stages: [ODNStage]? {
    switch self {
    case .relu: [.init(kind: .reLU)]
    case .relu6: [.init(kind: .clip, beta: 6)]
    case .leakyReLU(let slope): [.init(kind: .reLU, alpha: slope)]
    case .generalReLU(let maxValue?, let slope, 0):
      [.init(kind: .reLU, alpha: slope), .init(kind: .clip, alpha: -.greatestFiniteMagnitude, beta: maxValue)]
    case .elu(let alpha): [.init(kind: .ELU, alpha: alpha)]
    case .selu: [.init(kind: .ELU, alpha: Self.seluNumbers.alpha), .init(kind: .linear, alpha: Self.seluNumbers.scale)]
    case .gelu(let approximate): [.init(kind: approximate ? .geluTanh : .GELU)]
    case .silu: [.init(kind: .siLU)]
    case .hardSigmoid: [.init(kind: .linear, alpha: 1 / 6, beta: 0.5), .init(kind: .clip, beta: 1)]
    case .hardSilu: [.init(kind: .hardSiLU)]
    case .exponential: [.init(kind: .exponential)]
    case .sigmoid: [.init(kind: .sigmoid)]
    case .tanh: [.init(kind: .tanh)]
    case .hardTanh: [.init(kind: .clip, alpha: -1.0, beta: 1.0)]
    // oneDNN's softplus is a little less than 0 far below 0.
    case .generalReLU, .softplus, .softsign, .softmax, .logSoftmax: nil
    }
  }
}

extension ActivationFunction? {
  /// The function as the shim wants it.
  var library: ODNFunction {
    var function = ODNFunction()
    guard let stages = self?.stages else { return function }
    function.count = Int32(stages.count)
    function.stages.0 = stages[0]
    if stages.count > 1 { function.stages.1 = stages[1] }
    return function
  }
}

extension ODNStage {
  fileprivate init(kind: ODNStageKind, alpha: Double = 0, beta: Double = 0) {
    self.init(
      kind: kind, alpha: max(Float(alpha), -.greatestFiniteMagnitude), beta: min(Float(beta), .greatestFiniteMagnitude))
  }
}
