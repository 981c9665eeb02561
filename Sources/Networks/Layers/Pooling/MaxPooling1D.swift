import Tensors

/// Keeps the largest value of each window of a signal.
///
/// Input `[C, steps]` becomes `[C, (steps + padding - size) / stride + 1]`, rounded down: steps that fill no whole
/// window are dropped. Padding never wins. Without `strides`
/// the windows lie side by side.
///
///     1 3 | 2 0 | 5   ->  3 2
public struct MaxPooling1D: MaxPoolingLayer {
  /// Keras's name of the class.
  public static let kind = "MaxPooling1D"
  /// Steps, as of time.
  public static let axes = 1

  /// The size of each window.
  public let poolSize: Extents
  /// How far the window moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding

  /// Makes a pooling; without `strides` the windows lie side by side.
  public init(poolSize: Extents = Extents([2]), strides: Extents? = nil, padding: Padding = .valid) {
    (self.poolSize, self.strides, self.padding) = (poolSize, strides ?? poolSize, padding)
  }
}
