import Engine

/// Applies a function to each value; softmax to all values of a vector, or to all channels of a cell.
///
/// The shape stays. The function is one of `ActivationFunction`, or `linear`, which does nothing.
///
///     relu     -2 0 3   ->  0 0 3
public struct Activation: ActivationLayer {
  /// Keras's name of the class.
  public static let kind = "Activation"

  /// The function; `nil` for `linear`, which does nothing.
  public let activation: ActivationFunction?

  /// Makes an activation.
  public init(_ activation: ActivationFunction?) { self.activation = activation }

  /// Reads `activation`.
  public init(_ arguments: inout LayerArguments) throws {
    activation = try arguments.activation(optional: false)
  }

  /// The function.
  public var arguments: [LayerArgument] {
    [LayerArgument("activation", activation.map(ArgumentValue.function) ?? .text("linear"), positional: true)]
  }
}
