import Networks

/// A learning rate that changes at certain steps: `values[0]` up to and with `boundaries[0]`, then `values[1]`, and so on.
public struct PiecewiseConstantDecay: LearningRateSchedule {
  /// `piecewise`.
  public static let name = "piecewise"

  /// The last step of each value but the last.
  public let boundaries: [Int]
  /// The learning rates, one more than there are boundaries.
  public let values: [Double]

  /// Reads `boundaries` and `values`.
  public init(_ arguments: inout SettingArguments) throws(SettingError) {
    let boundaries = try arguments.numbers("boundaries", "whole numbers that rise, as in 1000/2000")
    let values = try arguments.numbers("values", "learning rates above 0, as in 0.1/0.01/0.001")
    guard let boundaries, let values else {
      throw SettingError("piecewise needs steps and rates, as in piecewise:boundaries=1000/2000,values=0.1/0.01/0.001")
    }
    guard values.count == boundaries.count + 1 else {
      throw SettingError(
        "piecewise with \(boundaries.count) boundaries needs \(boundaries.count + 1) values, not \(values.count)")
    }
    let steps = boundaries.compactMap { Int(exactly: $0) }
    guard steps.count == boundaries.count, steps[0] >= 0, zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw SettingError("boundaries of piecewise must be whole numbers that rise, as in 1000/2000")
    }
    guard values.allSatisfy({ $0 > 0 }) else { throw SettingError("values of piecewise must be above 0") }
    (self.boundaries, self.values) = (steps, values)
  }

  /// `boundaries` and `values`.
  public var arguments: [LayerArgument] {
    [
      LayerArgument("boundaries", .list(boundaries.map(ArgumentValue.integer))),
      LayerArgument("values", .list(values.map(ArgumentValue.number))),
    ]
  }

  /// The value of the step.
  public func rate(after step: Int, from rate: Double, length: Int) -> Double {
    values[boundaries.count { step > $0 }]
  }

  /// `PiecewiseConstantDecay`.
  public func keras(from rate: Double, length: Int) -> (class: String, arguments: [LayerArgument])? {
    ("PiecewiseConstantDecay", arguments)
  }

  /// A value by the number of boundaries passed.
  public func python(from rate: Double, length: Int) -> [String] {
    ["return \(values)[sum(step > last for last in \(boundaries))]"]
  }
}
