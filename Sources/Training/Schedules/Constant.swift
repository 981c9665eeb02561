import Networks

/// A learning rate that stays the same.
public struct Constant: LearningRateSchedule {
  /// `constant`.
  public static let name = "constant"

  /// Makes a schedule.
  public init() {}

  /// Reads nothing.
  public init(_ arguments: inout SettingArguments) {}

  /// None.
  public var arguments: [LayerArgument] { [] }

  /// `rate`.
  public func rate(after step: Int, from rate: Double, length: Int) -> Double { rate }

  /// A plain number.
  public func keras(from rate: Double, length: Int) -> (class: String, arguments: [LayerArgument])? { nil }

  /// The number.
  public func python(from rate: Double, length: Int) -> [String] { ["return \(rate)"] }
}
