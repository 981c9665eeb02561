import Tensors

/// Takes the mean of each window of a volume.
///
/// Input `[C, D, H, W]` becomes `[C, D', H', W']`, each extent `(extent + padding - size) / stride + 1`, rounded down: what
/// fills no whole window is dropped. Padding is not counted, unless `countsPadding`. Without `strides`
/// the windows lie side by side.
///
///     a cube of 2x2x2 with the numbers 1 to 8   ->  4.5
public struct AveragePooling3D: AveragePoolingLayer {
  /// Keras's name of the class.
  public static let kind = "AveragePooling3D"
  /// Depth, rows and columns.
  public static let axes = 3

  /// The size of each window.
  public let poolSize: Extents
  /// How far the window moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding
  /// Whether padding counts as zeros.
  public let countsPadding: Bool

  /// Makes a pooling; without `strides` the windows lie side by side.
  public init(
    poolSize: Extents = Extents([2, 2, 2]), strides: Extents? = nil, padding: Padding = .valid,
    countsPadding: Bool = false
  ) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
    self.countsPadding = countsPadding
  }
}
