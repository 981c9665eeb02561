import Glibc
import Networks

/// A learning rate that falls along a power, with `power` 1 along a straight line, and then stays where it is.
///
/// `(rate - end_learning_rate) * (1 - step / decay_steps)^power + end_learning_rate`.
public struct PolynomialDecay: LearningRateSchedule {
  /// `polynomial`.
  public static let name = "polynomial"

  /// The steps of the fall; `nil` for all of the training.
  public let decaySteps: Int?
  /// The learning rate at the end.
  public let endLearningRate: Double
  /// The power.
  public let power: Double
  /// Whether it starts again, over twice, three times ... as many steps, each time it has reached its end.
  public let cycle: Bool

  /// Makes a schedule.
  public init(decaySteps: Int? = nil, endLearningRate: Double = 0.0001, power: Double = 1, cycle: Bool = false) {
    (self.decaySteps, self.endLearningRate) = (decaySteps, endLearningRate)
    (self.power, self.cycle) = (power, cycle)
  }

  /// Reads `decay_steps`, `end_learning_rate`, `power` and `cycle`.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    self.init(
      decaySteps: try arguments.optionalInteger("decay_steps", from: 1),
      endLearningRate: try arguments.number("end_learning_rate", default: 0.0001, "0 or above") { $0 >= 0 },
      power: try arguments.number("power", default: 1, "above 0") { $0 > 0 }, cycle: try arguments.flag("cycle"))
  }

  /// `decay_steps`, `end_learning_rate`, `power` and `cycle`.
  public var arguments: [LayerArgument] {
    (decaySteps.map { [LayerArgument("decay_steps", .integer($0))] } ?? [])
      + (endLearningRate == 0.0001 ? [] : [LayerArgument("end_learning_rate", .number(endLearningRate))])
      + (power == 1 ? [] : [LayerArgument("power", .number(power))])
      + (cycle ? [LayerArgument("cycle", .flag(true))] : [])
  }

  /// If no `decaySteps` were given.
  public var followsLength: Bool { decaySteps == nil }

  /// The power of what is left of the way.
  public func rate(after step: Int, from rate: Double, length: Int) -> Double {
    let (step, steps) = (Double(step), Double(decaySteps ?? length))
    let end = cycle ? steps * max(1, (step / steps).rounded(.up)) : steps
    return (rate - endLearningRate) * pow(1 - min(step, end) / end, power) + endLearningRate
  }

  /// `PolynomialDecay`.
  public func keras(from rate: Double, length: Int) -> (class: String, arguments: [LayerArgument])? {
    let own = PolynomialDecay(
      decaySteps: decaySteps ?? length, endLearningRate: endLearningRate, power: power, cycle: cycle)
    return ("PolynomialDecay", [LayerArgument("initial_learning_rate", .number(rate))] + own.arguments)
  }

  /// A power.
  public func python(from rate: Double, length: Int) -> [String] {
    let steps = decaySteps ?? length
    let end = cycle ? "(\(steps) * max(1, math.ceil(step / \(steps))))" : "\(steps)"
    let left = cycle ? "1 - step / \(end)" : "1 - min(step / \(end), 1)"
    return ["return (\(rate) - \(endLearningRate)) * (\(left)) ** \(power) + \(endLearningRate)"]
  }
}
