import Engine
import Tensors

/// Repeats each step of a signal.
///
/// Input `[C, steps]` becomes `[C, steps * size]`.
///
///     1 2   ->   1 1 2 2
public struct UpSampling1D: UpSamplingLayer {
  /// Keras's name of the class.
  public static let kind = "UpSampling1D"
  /// Steps, as of time.
  public static let axes = 1

  /// How many cells each cell becomes along each axis.
  public let size: Extents
  /// Makes an upsampling; factors are positive.
  public init(size: Extents = Extents(repeating: 2, axes: 1)) { self.size = size }
}
