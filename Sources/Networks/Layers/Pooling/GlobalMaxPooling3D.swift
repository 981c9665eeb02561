/// Keeps the largest value of each whole volume.
///
/// Input `[C, D, H, W]` becomes `[C]`, or `[C, 1, 1, 1]` if `keepsCells`.
///
///     a cube of 2x2x2 with the numbers 1 to 8   ->  8
public struct GlobalMaxPooling3D: GlobalPoolingLayer {
  /// Keras's name of the class.
  public static let kind = "GlobalMaxPooling3D"
  /// Depth, rows and columns.
  public static let axes = 3
  /// The largest value.
  public static let isAverage = false

  /// Whether maps of one cell come out; else a vector.
  public let keepsCells: Bool

  /// Makes a pooling.
  public init(keepsCells: Bool = false) { self.keepsCells = keepsCells }
}
