import Glibc
import Networks

/// A learning rate that falls along half a cosine (Loshchilov and Hutter, 2017), after a straight rise if wanted.
///
/// `peak * ((1 - alpha) * (1 + cos(π * step / decay_steps)) / 2 + alpha)`, counted from the end of the rise. As in Keras, the
/// rise goes from the learning rate to `warmup_target`; without one it goes from 0 to the learning rate.
public struct CosineDecay: LearningRateSchedule {
  /// `cosine`.
  public static let name = "cosine"

  /// The steps of the fall; `nil` for all of the training that the rise leaves.
  public let decaySteps: Int?
  /// The share of the peak that remains at the end.
  public let alpha: Double
  /// The peak; `nil` for the learning rate.
  public let warmupTarget: Double?
  /// The steps of the rise.
  public let warmupSteps: Int

  /// Makes a schedule.
  public init(decaySteps: Int? = nil, alpha: Double = 0, warmupTarget: Double? = nil, warmupSteps: Int = 0) {
    (self.decaySteps, self.alpha) = (decaySteps, alpha)
    (self.warmupTarget, self.warmupSteps) = (warmupTarget, warmupSteps)
  }

  /// Reads `decay_steps`, `alpha`, `warmup_target` and `warmup_steps`.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    self.init(
      decaySteps: try arguments.optionalInteger("decay_steps", from: 1),
      alpha: try arguments.number("alpha", default: 0, "from 0 to 1") { (0...1).contains($0) },
      warmupTarget: try arguments.optionalNumber("warmup_target", "above 0") { $0 > 0 },
      warmupSteps: try arguments.optionalInteger("warmup_steps", from: 0) ?? 0)
    if warmupTarget != nil && warmupSteps == 0 {
      throw SettingError("warmup_target of cosine needs warmup_steps, the number of steps until it is reached")
    }
  }

  /// `decay_steps`, `alpha`, `warmup_target` and `warmup_steps`.
  public var arguments: [LayerArgument] {
    (decaySteps.map { [LayerArgument("decay_steps", .integer($0))] } ?? [])
      + (alpha == 0 ? [] : [LayerArgument("alpha", .number(alpha))])
      + (warmupTarget.map { [LayerArgument("warmup_target", .number($0))] } ?? [])
      + (warmupSteps == 0 ? [] : [LayerArgument("warmup_steps", .integer(warmupSteps))])
  }

  /// If no `decaySteps` were given.
  public var followsLength: Bool { decaySteps == nil }

  /// The cosine, or the straight line before it.
  public func rate(after step: Int, from rate: Double, length: Int) -> Double {
    let (start, peak, steps) = resolved(rate, length)
    if step < warmupSteps { return (peak - start) * (Double(step) / Double(warmupSteps)) + start }
    let part = min(Double(step - warmupSteps) / Double(steps), 1)
    return peak * ((1 - alpha) * 0.5 * (1 + cos(.pi * part)) + alpha)
  }

  /// `CosineDecay`.
  public func keras(from rate: Double, length: Int) -> (class: String, arguments: [LayerArgument])? {
    let (start, peak, steps) = resolved(rate, length)
    let own = CosineDecay(
      decaySteps: steps, alpha: alpha, warmupTarget: warmupSteps > 0 ? peak : nil, warmupSteps: warmupSteps)
    return ("CosineDecay", [LayerArgument("initial_learning_rate", .number(start))] + own.arguments)
  }

  /// A cosine, or the straight line before it.
  public func python(from rate: Double, length: Int) -> [String] {
    let (start, peak, steps) = resolved(rate, length)
    let place = warmupSteps > 0 ? "(step - \(warmupSteps))" : "step"
    let half = "0.5 * (1 + math.cos(math.pi * min(\(place) / \(steps), 1)))"
    let fall = alpha == 0 ? "\(peak) * \(half)" : "\(peak) * ((1 - \(alpha)) * \(half) + \(alpha))"
    guard warmupSteps > 0 else { return ["return \(fall)"] }
    return [
      "if step < \(warmupSteps):", "    return \(start) + (\(peak) - \(start)) * step / \(warmupSteps)",
      "return \(fall)",
    ]
  }

  /// Where the rise starts, where it ends, and the steps of the fall.
  package func resolved(_ rate: Double, _ length: Int) -> (start: Double, peak: Double, steps: Int) {
    let steps = decaySteps ?? max(1, length - warmupSteps)
    if let warmupTarget { return (rate, warmupTarget, steps) }
    return (warmupSteps > 0 ? 0 : rate, rate, steps)
  }
}
