import Tensors

/// Keeps the largest value of each window, map by map.
///
/// Input `[C, H, W]` becomes `[C, (H + padding - rows) / stride + 1, (W + padding - columns) / stride + 1]`, rounded
/// down: rows and columns that fill no whole window are dropped. Padding never wins. Without `strides`
/// the windows lie side by side.
///
///     1 3 | 2 0
///     4 2 | 1 5   ->  4 5
public struct MaxPooling2D: MaxPoolingLayer {
  /// Keras's name of the class.
  public static let kind = "MaxPooling2D"
  /// Rows and columns.
  public static let axes = 2

  /// The size of each window.
  public let poolSize: Extents
  /// How far the window moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding

  /// Makes a pooling; without `strides` the windows lie side by side.
  public init(poolSize: Extents = 2, strides: Extents? = nil, padding: Padding = .valid) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
  }
}
