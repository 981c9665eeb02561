import Engine

/// Takes its second input from its first, element by element.
///
/// Two inputs of one shape become one of that shape; `MergeLayer` says what smaller ones do.
///
///     1 2     5 0     -4 2
///     3 4  -  1 1  =   2 3
public struct Subtract: MergeLayer {
  /// Keras's name of the class.
  public static let kind = "Subtract"
  /// What it does.
  public static let function = MergeFunction.subtract

  /// Makes the layer.
  public init() {}
}
