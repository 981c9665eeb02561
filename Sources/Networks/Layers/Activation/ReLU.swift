import Engine

/// Keeps what is above a threshold and cuts off, or flattens, what is not.
///
/// The shape stays. x becomes x where it is more than `threshold`, but no more than `max_value`; elsewhere
/// `negative_slope * (x - threshold)`.
///
///     max_value 6     -2 0 3 9   ->  0 0 3 6
public struct ReLU: ActivationLayer {
  /// Keras's name of the class.
  public static let kind = "ReLU"

  /// The largest result; `nil` if there is none.
  public let maxValue: Double?
  /// The slope up to the threshold.
  public let negativeSlope: Double
  /// Where the values that stay begin.
  public let threshold: Double

  /// Makes a rectifier; no number may be negative.
  public init(maxValue: Double? = nil, negativeSlope: Double = 0, threshold: Double = 0) {
    precondition(min(maxValue ?? 0, negativeSlope, threshold) >= 0, "a rectifier has no negative parameters")
    (self.maxValue, self.negativeSlope, self.threshold) = (maxValue, negativeSlope, threshold)
  }

  /// Reads `max_value`, `negative_slope` and `threshold`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(
      maxValue: try arguments.nonNegative("max_value"),
      negativeSlope: try arguments.nonNegative("negative_slope") ?? 0,
      threshold: try arguments.nonNegative("threshold") ?? 0)
  }

  /// The arguments in Keras's order, without those that have their default.
  public var arguments: [LayerArgument] {
    var result: [LayerArgument] = []
    if let maxValue { result.append(LayerArgument("max_value", .number(maxValue))) }
    if negativeSlope != 0 { result.append(LayerArgument("negative_slope", .number(negativeSlope))) }
    if threshold != 0 { result.append(LayerArgument("threshold", .number(threshold))) }
    return result
  }

  /// The rectifier.
  public var activation: ActivationFunction? {
    .rectifier(maxValue: maxValue, negativeSlope: negativeSlope, threshold: threshold)
  }
}
