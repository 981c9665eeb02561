import Networks

/// How the learning rate changes, with Keras's arguments, defaults and formula.
public protocol LearningRateSchedule: Sendable {
  /// The name, as in `cosine`.
  static var name: String { get }

  /// Reads the arguments; throws `SettingError` where one is wrong.
  init(_ arguments: inout SettingArguments) throws(SettingError)

  /// The arguments in Keras's order, without those that have their default.
  var arguments: [LayerArgument] { get }

  /// Whether it follows the length of the training, because no length of its own was given.
  var followsLength: Bool { get }

  /// The learning rates themselves, where they take the place of the training's one.
  var values: [Double] { get }

  /// The learning rate after `step` steps of a training of `length` steps that starts with `rate`.
  func rate(after step: Int, from rate: Double, length: Int) -> Double

  /// Keras's class with its arguments, after `keras.optimizers.schedules.`; `nil` if the rate is a plain number.
  func keras(from rate: Double, length: Int) -> (class: String, arguments: [LayerArgument])?

  /// The lines of a function of `step` in Python.
  func python(from rate: Double, length: Int) -> [String]
}

extension LearningRateSchedule {
  /// Its own length.
  public var followsLength: Bool { false }
  /// That of the training.
  public var values: [Double] { [] }
}

/// A schedule, and what its steps are.
public struct Schedule: Sendable {
  /// What a schedule counts.
  public enum Unit: String, CaseIterable, Sendable {
    /// Batches: the rate changes with each, as with Keras's `optimizers.schedules`.
    case step
    /// Epochs: the rate stays the same within each, as with Keras's callback `LearningRateScheduler`.
    case epoch
  }

  /// How the rate changes.
  public let rule: any LearningRateSchedule
  /// With what it changes.
  public let unit: Unit

  /// The schedules that there are. To add one is to add its file and its name here.
  public static let all: [any LearningRateSchedule.Type] = [
    Constant.self, ExponentialDecay.self, PiecewiseConstantDecay.self, CosineDecay.self, PolynomialDecay.self,
  ]

  /// Makes a schedule; without arguments a rate that stays the same.
  public init(_ rule: any LearningRateSchedule = Constant(), per unit: Unit = .step) {
    (self.rule, self.unit) = (rule, unit)
  }

  /// The schedule that a text names, as in `cosine:warmup_steps=500` or `exponential:decay_rate=0.5,decay_steps=1,per=epoch`;
  /// throws `SettingError`.
  public init(_ text: String) throws(SettingError) {
    var arguments = try SettingArguments(text)
    let kinds = SettingKinds(noun: "schedule", kinds: Self.all.map { ($0.name, $0) })
    rule = try kinds.kind(arguments).init(&arguments)
    unit = try rule is Constant ? .step : arguments.choice("per", of: Unit.self) ?? .step
    try arguments.end()
  }

  /// The name, as in `cosine`.
  public var name: String { type(of: rule).name }

  /// Name and arguments, as in `cosine:warmup_steps=500`.
  public var text: String {
    (rule.arguments + (unit == .epoch ? [LayerArgument("per", .text("epoch"))] : [])).text(after: name)
  }
}
