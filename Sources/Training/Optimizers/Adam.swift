import Engine
import Glibc
import Networks

/// Adam (Kingma and Ba, 2015): steps along the running mean of the gradient, divided by the root of that of its square.
///
/// `m += (1 - beta1) * (g - m)`, `v += (1 - beta2) * (g² - v)`, then
/// `w -= rate * √(1 - beta2^t) / (1 - beta1^t) * m / (√v + epsilon)`.
public struct Adam: Optimizer {
  /// `adam`.
  public static let name = "adam"
  /// `Adam`.
  public static let kerasClass = "Adam"
  /// 0.001.
  public static let learningRate = 0.001

  /// How much of the first and of the second moment stays.
  public let beta1, beta2: Double
  /// What is added to the root of the second moment.
  public let epsilon: Double

  /// Makes an optimiser.
  public init(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7) {
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
  }

  /// Reads `beta_1`, `beta_2` and `epsilon`.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    self.init(
      beta1: try arguments.number("beta_1", default: 0.9, "from 0 to below 1") { (0..<1).contains($0) },
      beta2: try arguments.number("beta_2", default: 0.999, "from 0 to below 1") { (0..<1).contains($0) },
      epsilon: try arguments.number("epsilon", default: 1e-7, "above 0") { $0 > 0 })
  }

  /// `beta_1`, `beta_2` and `epsilon`.
  public var arguments: [LayerArgument] {
    (beta1 == 0.9 ? [] : [LayerArgument("beta_1", .number(beta1))])
      + (beta2 == 0.999 ? [] : [LayerArgument("beta_2", .number(beta2))])
      + (epsilon == 1e-7 ? [] : [LayerArgument("epsilon", .number(epsilon))])
  }

  /// The two moments.
  public var slotCount: Int { 2 }

  /// One step.
  public func update(_ part: ParameterPart, step: Int, learningRate: Double) {
    part.adam(rate: rate(learningRate, step: step), beta1: beta1, beta2: beta2, epsilon: epsilon)
  }

  /// The learning rate of a step, counted from 1, with both corrections of bias.
  func rate(_ learningRate: Double, step: Int) -> Double {
    // Keras has its powers of beta in single precision.
    let one = 1 - pow(Double(Float(beta1)), Double(step))
    let two = 1 - pow(Double(Float(beta2)), Double(step))
    return learningRate * two.squareRoot() / one
  }

  /// `torch.optim.Adam`, which adds epsilon after the correction of bias.
  public func pytorch(learningRate: String) -> String {
    "torch.optim.Adam(model.parameters(), lr=\(learningRate)\(pytorchArguments))"
  }

  /// Those that differ from PyTorch's defaults.
  var pytorchArguments: String {
    (beta1 == 0.9 && beta2 == 0.999 ? "" : ", betas=(\(beta1), \(beta2))") + ", eps=\(epsilon.python)"
  }
}

extension Double {
  /// The number as Python people write it: `1e-7` and not `1e-07`.
  var python: String { "\(self)".replacing("e-0", with: "e-") }
}
