import Engine

/// Takes the mean of its inputs, element by element.
///
/// Two or more inputs of one shape become one of that shape; `MergeLayer` says what smaller ones do.
///
///     1 2         5 0               3   1
///     3 4   and   1 1   become      2   2.5
public struct Average: MergeLayer {
  /// Keras's name of the class.
  public static let kind = "Average"
  /// What it does.
  public static let function = MergeFunction.average

  /// Makes the layer.
  public init() {}
}
