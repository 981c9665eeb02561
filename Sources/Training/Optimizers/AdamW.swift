import Engine
import Networks

/// Adam with decay that no gradient has a part in (Loshchilov and Hutter, 2019).
///
/// Before each step of `Adam` all parameters, biases too, are drawn towards 0: `w -= w * weightDecay * rate`.
public struct AdamW: Optimizer {
  /// `adamw`.
  public static let name = "adamw"
  /// `AdamW`.
  public static let kerasClass = "AdamW"
  /// 0.001.
  public static let learningRate = 0.001

  /// The share of each parameter, times the learning rate, that a step takes away.
  public let weightDecay: Double
  /// The step itself.
  public let adam: Adam

  /// Makes an optimiser.
  public init(weightDecay: Double = 0.004, _ adam: Adam = Adam()) {
    (self.weightDecay, self.adam) = (weightDecay, adam)
  }

  /// Reads `weight_decay` and what `Adam` reads.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    self.init(
      weightDecay: try arguments.number("weight_decay", default: 0.004, "0 or above") { $0 >= 0 },
      try Adam(&arguments))
  }

  /// `weight_decay` and what `Adam` has.
  public var arguments: [LayerArgument] {
    (weightDecay == 0.004 ? [] : [LayerArgument("weight_decay", .number(weightDecay))]) + adam.arguments
  }

  /// Those of Adam.
  public var slotCount: Int { adam.slotCount }

  /// One step.
  public func update(_ part: ParameterPart, step: Int, learningRate: Double) {
    part.decay(weightDecay, rate: learningRate)
    adam.update(part, step: step, learningRate: learningRate)
  }

  /// `torch.optim.AdamW`.
  public func pytorch(learningRate: String) -> String {
    "torch.optim.AdamW(model.parameters(), lr=\(learningRate)\(adam.pytorchArguments), weight_decay=\(weightDecay))"
  }
}
