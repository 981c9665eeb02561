import Engine

/// Keeps the largest of its inputs, element by element.
///
/// Two or more inputs of one shape become one of that shape; `MergeLayer` says what smaller ones do.
///
///     1 2         5 0               5 2
///     3 4   and   1 1   become      3 4
public struct Maximum: MergeLayer {
  /// Keras's name of the class.
  public static let kind = "Maximum"
  /// What it does.
  public static let function = MergeFunction.maximum

  /// Makes the layer.
  public init() {}
}
