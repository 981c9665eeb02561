/// Takes the mean of each whole map (Lin, Chen and Yan, 2013).
///
/// Input `[C, H, W]` becomes `[C]`, or `[C, 1, 1]` if `keepsCells`.
///
///     1 3 2
///     4 2 0   ->  2
public struct GlobalAveragePooling2D: GlobalPoolingLayer {
  /// Keras's name of the class.
  public static let kind = "GlobalAveragePooling2D"
  /// Rows and columns.
  public static let axes = 2
  /// The mean.
  public static let isAverage = true

  /// Whether maps of one cell come out; else a vector.
  public let keepsCells: Bool

  /// Makes a pooling.
  public init(keepsCells: Bool = false) { self.keepsCells = keepsCells }
}
