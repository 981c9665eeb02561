/// Keeps the largest value of each whole map.
///
/// Input `[C, H, W]` becomes `[C]`, or `[C, 1, 1]` if `keepsCells`.
///
///     1 3 2
///     4 2 0   ->  4
public struct GlobalMaxPooling2D: GlobalPoolingLayer {
  /// Keras's name of the class.
  public static let kind = "GlobalMaxPooling2D"
  /// Rows and columns.
  public static let axes = 2
  /// The largest value.
  public static let isAverage = false

  /// Whether maps of one cell come out; else a vector.
  public let keepsCells: Bool

  /// Makes a pooling.
  public init(keepsCells: Bool = false) { self.keepsCells = keepsCells }
}
