import Engine
import Tensors

/// Repeats each cell of a volume along its three axes.
///
/// Input `[C, D, H, W]` becomes `[C, D * depth, H * rows, W * columns]`.
///
///     one cell   ->   a cube of 2x2x2 equal cells
public struct UpSampling3D: UpSamplingLayer {
  /// Keras's name of the class.
  public static let kind = "UpSampling3D"
  /// Depth, rows and columns.
  public static let axes = 3

  /// How many cells each cell becomes along each axis.
  public let size: Extents
  /// Makes an upsampling; factors are positive.
  public init(size: Extents = Extents(repeating: 2, axes: 3)) { self.size = size }
}
