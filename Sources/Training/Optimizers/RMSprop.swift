import Engine
import Networks

/// RMSprop (Tieleman and Hinton, 2012): each gradient divided by the root of the running mean of its square.
///
/// `v = rho * v + (1 - rho) * g²`, `d = rate * g / √(v + epsilon)`, then `w -= d`. Centred, the square of the running mean of
/// the gradient is taken from `v`; with momentum `m = momentum * m + d`, then `w -= m`.
public struct RMSprop: Optimizer {
  /// `rmsprop`.
  public static let name = "rmsprop"
  /// `RMSprop`.
  public static let kerasClass = "RMSprop"
  /// 0.001.
  public static let learningRate = 0.001

  /// How much of the running means stays.
  public let rho: Double
  /// How much of the movement of the step before goes on.
  public let momentum: Double
  /// What is added under the root.
  public let epsilon: Double
  /// Whether the variance of the gradient counts instead of its mean square.
  public let centered: Bool

  /// Makes an optimiser.
  public init(rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7, centered: Bool = false) {
    (self.rho, self.momentum, self.epsilon, self.centered) = (rho, momentum, epsilon, centered)
  }

  /// Reads `rho`, `momentum`, `epsilon` and `centered`.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    self.init(
      rho: try arguments.number("rho", default: 0.9, "from 0 to below 1") { (0..<1).contains($0) },
      momentum: try arguments.number("momentum", default: 0, "from 0 to 1") { (0...1).contains($0) },
      epsilon: try arguments.number("epsilon", default: 1e-7, "above 0") { $0 > 0 },
      centered: try arguments.flag("centered"))
  }

  /// `rho`, `momentum`, `epsilon` and `centered`.
  public var arguments: [LayerArgument] {
    (rho == 0.9 ? [] : [LayerArgument("rho", .number(rho))])
      + (momentum == 0 ? [] : [LayerArgument("momentum", .number(momentum))])
      + (epsilon == 1e-7 ? [] : [LayerArgument("epsilon", .number(epsilon))])
      + (centered ? [LayerArgument("centered", .flag(true))] : [])
  }

  /// The mean square, and the mean and the movement where they are wanted.
  public var slotCount: Int { 1 + (centered ? 1 : 0) + (momentum > 0 ? 1 : 0) }

  /// One step.
  public func update(_ part: ParameterPart, step: Int, learningRate: Double) {
    part.rmsprop(rate: learningRate, rho: rho, momentum: momentum, epsilon: epsilon, isCentered: centered)
  }

  /// `torch.optim.RMSprop`, which adds epsilon to the root and not under it.
  public func pytorch(learningRate: String) -> String {
    "torch.optim.RMSprop(model.parameters(), lr=\(learningRate), alpha=\(rho), eps=\(epsilon.python)"
      + (momentum == 0 ? "" : ", momentum=\(momentum)") + (centered ? ", centered=True" : "") + ")"
  }
}
