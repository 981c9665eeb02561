import Engine

/// Turns the values of a vector, or the channels of each cell of maps, into shares of 1: `exp(x) / Σ exp(x)`.
///
/// The shape stays. Keras's `axis` is -1, the channels, and cannot be another.
///
///     1 2 3   ->  0.09 0.24 0.67
public struct Softmax: ActivationLayer {
  /// Keras's name of the class.
  public static let kind = "Softmax"

  /// Makes a softmax.
  public init() {}

  /// Reads `axis`, which must be -1.
  public init(_ arguments: inout LayerArguments) throws {
    guard let axis = try arguments.value("axis", optional: true) else { return }
    guard case .integer(-1) = axis.content else {
      throw axis.unexpected("axis of Softmax", mustBe: "-1: softmax runs over the channels")
    }
  }

  /// No arguments.
  public var arguments: [LayerArgument] { [] }

  /// Softmax.
  public var activation: ActivationFunction? { .softmax }
}
