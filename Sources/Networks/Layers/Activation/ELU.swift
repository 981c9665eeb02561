import Engine

/// Keeps what is positive and bends what is negative towards `-alpha`: `alpha * (exp(x) - 1)`.
///
/// The shape stays.
///
///     alpha 1     -2 0 3   ->  -0.86 0 3
public struct ELU: ActivationLayer {
  /// Keras's name of the class.
  public static let kind = "ELU"

  /// How far below zero the results go at most.
  public let alpha: Double

  /// Makes an exponential linear unit; `alpha` may not be negative.
  public init(alpha: Double = 1) {
    precondition(alpha >= 0, "the alpha of an ELU is not negative")
    self.alpha = alpha
  }

  /// Reads `alpha`.
  public init(_ arguments: inout LayerArguments) throws {
    self.init(alpha: try arguments.nonNegative("alpha") ?? 1)
  }

  /// The number, if it is not Keras's default.
  public var arguments: [LayerArgument] { alpha == 1 ? [] : [LayerArgument("alpha", .number(alpha))] }

  /// The exponential linear unit.
  public var activation: ActivationFunction? { .elu(alpha: alpha) }
}
