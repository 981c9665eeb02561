import Tensors

/// Takes the mean of each window, map by map.
///
/// Input `[C, H, W]` becomes `[C, (H + padding - rows) / stride + 1, (W + padding - columns) / stride + 1]`, rounded
/// down: rows and columns that fill no whole window are dropped. Padding is not counted, unless `countsPadding`. Without `strides`
/// the windows lie side by side.
///
///     1 3 | 2 0
///     4 2 | 1 5   ->  2.5 2
public struct AveragePooling2D: AveragePoolingLayer {
  /// Keras's name of the class.
  public static let kind = "AveragePooling2D"
  /// Rows and columns.
  public static let axes = 2

  /// The size of each window.
  public let poolSize: Extents
  /// How far the window moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding
  /// Whether padding counts as zeros.
  public let countsPadding: Bool

  /// Makes a pooling; without `strides` the windows lie side by side.
  public init(poolSize: Extents = 2, strides: Extents? = nil, padding: Padding = .valid, countsPadding: Bool = false) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
    self.countsPadding = countsPadding
  }
}
