/// Keeps the largest value of each whole signal.
///
/// Input `[C, steps]` becomes `[C]`, or `[C, 1]` if `keepsCells`.
///
///     1 3 2 0   ->  3
public struct GlobalMaxPooling1D: GlobalPoolingLayer {
  /// Keras's name of the class.
  public static let kind = "GlobalMaxPooling1D"
  /// Steps, as of time.
  public static let axes = 1
  /// The largest value.
  public static let isAverage = false

  /// Whether maps of one cell come out; else a vector.
  public let keepsCells: Bool

  /// Makes a pooling.
  public init(keepsCells: Bool = false) { self.keepsCells = keepsCells }
}
