import Engine

/// Multiplies its inputs element by element: how one branch opens and closes the other like a gate.
///
/// Two or more inputs of one shape become one of that shape; `MergeLayer` says what smaller ones do.
///
///     1 2     5 0     5 0
///     3 4  ×  1 1  =  3 4
public struct Multiply: MergeLayer {
  /// Keras's name of the class.
  public static let kind = "Multiply"
  /// What it does.
  public static let function = MergeFunction.multiply

  /// Makes the layer.
  public init() {}
}
