import Glibc
import Networks

/// A learning rate that falls by the same factor every so many steps: `rate * decay_rate^(step / decay_steps)`.
public struct ExponentialDecay: LearningRateSchedule {
  /// `exponential`.
  public static let name = "exponential"

  /// The factor.
  public let decayRate: Double
  /// The steps in which the rate falls by the factor; `nil` for all of the training.
  public let decaySteps: Int?
  /// Whether the rate falls at once after `decaySteps` and not little by little.
  public let staircase: Bool

  /// Makes a schedule.
  public init(decayRate: Double, decaySteps: Int? = nil, staircase: Bool = false) {
    (self.decayRate, self.decaySteps, self.staircase) = (decayRate, decaySteps, staircase)
  }

  /// Reads `decay_steps`, `decay_rate` and `staircase`.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    let steps = try arguments.optionalInteger("decay_steps", from: 1)
    guard let rate = try arguments.optionalNumber("decay_rate", "above 0 and at most 1", where: { $0 > 0 && $0 <= 1 })
    else {
      throw SettingError("exponential needs the factor by which the rate falls, as in exponential:decay_rate=0.5")
    }
    self.init(decayRate: rate, decaySteps: steps, staircase: try arguments.flag("staircase"))
  }

  /// `decay_steps`, `decay_rate` and `staircase`.
  public var arguments: [LayerArgument] {
    (decaySteps.map { [LayerArgument("decay_steps", .integer($0))] } ?? [])
      + [LayerArgument("decay_rate", .number(decayRate))]
      + (staircase ? [LayerArgument("staircase", .flag(true))] : [])
  }

  /// If no `decaySteps` were given.
  public var followsLength: Bool { decaySteps == nil }

  /// `rate * decayRate^(step / decaySteps)`, the exponent rounded down for a staircase.
  public func rate(after step: Int, from rate: Double, length: Int) -> Double {
    let part = Double(step) / Double(decaySteps ?? length)
    return rate * pow(decayRate, staircase ? part.rounded(.down) : part)
  }

  /// `ExponentialDecay`.
  public func keras(from rate: Double, length: Int) -> (class: String, arguments: [LayerArgument])? {
    let own = ExponentialDecay(decayRate: decayRate, decaySteps: decaySteps ?? length, staircase: staircase)
    return ("ExponentialDecay", [LayerArgument("initial_learning_rate", .number(rate))] + own.arguments)
  }

  /// A power.
  public func python(from rate: Double, length: Int) -> [String] {
    ["return \(rate) * \(decayRate) ** (step \(staircase ? "//" : "/") \(decaySteps ?? length))"]
  }
}
