import Engine
import Networks

/// Stochastic gradient descent, with momentum (Polyak, 1964) and Nesterov's variant of it (1983) if wanted.
///
/// `m = momentum * m - rate * g`, then `w += m`, or with Nesterov `w += momentum * m - rate * g`.
public struct SGD: Optimizer {
  /// `sgd`.
  public static let name = "sgd"
  /// `SGD`.
  public static let kerasClass = "SGD"
  /// 0.01.
  public static let learningRate = 0.01

  /// How much of the movement of the step before goes on, from 0 to 1.
  public let momentum: Double
  /// Whether the gradient counts as if the movement had gone on already.
  public let nesterov: Bool

  /// Makes an optimiser.
  public init(momentum: Double = 0, nesterov: Bool = false) {
    (self.momentum, self.nesterov) = (momentum, nesterov)
  }

  /// Reads `momentum` and `nesterov`.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    self.init(
      momentum: try arguments.number("momentum", default: 0, "from 0 to 1") { (0...1).contains($0) },
      nesterov: try arguments.flag("nesterov"))
    // Keras takes it and does nothing.
    if nesterov && momentum == 0 {
      throw SettingError("nesterov of sgd needs a momentum, as in sgd:momentum=0.9,nesterov")
    }
  }

  /// `momentum` and `nesterov`.
  public var arguments: [LayerArgument] {
    (momentum == 0 ? [] : [LayerArgument("momentum", .number(momentum))])
      + (nesterov ? [LayerArgument("nesterov", .flag(true))] : [])
  }

  /// The movement, if there is momentum.
  public var slotCount: Int { momentum > 0 ? 1 : 0 }

  /// One step.
  public func update(_ part: ParameterPart, step: Int, learningRate: Double) {
    if momentum > 0 {
      part.descend(rate: learningRate, momentum: momentum, nesterov: nesterov)
    } else {
      part.descend(rate: learningRate)
    }
  }

  /// `torch.optim.SGD`: the same while the learning rate stays the same.
  public func pytorch(learningRate: String) -> String {
    let rest = arguments.isEmpty ? "" : ", " + arguments.python
    return "torch.optim.SGD(model.parameters(), lr=\(learningRate)\(rest))"
  }
}
