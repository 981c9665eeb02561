import Engine

/// Adds its inputs element by element: the meeting of a residual block (He, Zhang, Ren and Sun, 2016).
///
/// Two or more inputs of one shape become one of that shape; `MergeLayer` says what smaller ones do.
///
///     1 2     5 0     6 2
///     3 4  +  1 1  =  4 5
public struct Add: MergeLayer {
  /// Keras's name of the class.
  public static let kind = "Add"
  /// What it does.
  public static let function = MergeFunction.add

  /// Makes the layer.
  public init() {}
}
