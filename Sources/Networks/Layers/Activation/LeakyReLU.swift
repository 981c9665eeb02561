import Engine

/// Keeps what is positive and multiplies what is negative by a small number, so that a gradient always comes back.
///
/// The shape stays.
///
///     negative_slope 0.3     -2 0 3   ->  -0.6 0 3
public struct LeakyReLU: ActivationLayer {
  /// Keras's name of the class.
  public static let kind = "LeakyReLU"

  /// The slope of what is negative.
  public let negativeSlope: Double

  /// Makes a leaky rectifier; the slope may not be negative.
  public init(negativeSlope: Double = 0.3) {
    precondition(negativeSlope >= 0, "the slope of a leaky rectifier is not negative")
    self.negativeSlope = negativeSlope
  }

  /// Reads `negative_slope`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(negativeSlope: try arguments.nonNegative("negative_slope") ?? 0.3)
  }

  /// The slope, if it is not Keras's default.
  public var arguments: [LayerArgument] {
    negativeSlope == 0.3 ? [] : [LayerArgument("negative_slope", .number(negativeSlope))]
  }

  /// The leaky rectifier.
  public var activation: ActivationFunction? { .rectifier(negativeSlope: negativeSlope) }
}
