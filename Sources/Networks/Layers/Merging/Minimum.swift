import Engine

/// Keeps the smallest of its inputs, element by element.
///
/// Two or more inputs of one shape become one of that shape; `MergeLayer` says what smaller ones do.
///
///     1 2         5 0               1 0
///     3 4   and   1 1   become      1 1
public struct Minimum: MergeLayer {
  /// Keras's name of the class.
  public static let kind = "Minimum"
  /// What it does.
  public static let function = MergeFunction.minimum

  /// Makes the layer.
  public init() {}
}
