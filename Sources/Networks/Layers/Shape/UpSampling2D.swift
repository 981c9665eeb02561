import Engine
import Tensors

/// Makes each map larger: every cell becomes several, or new ones are put between them.
///
/// Input `[C, H, W]` becomes `[C, H * rows, W * columns]`.
///
///     1 2   ->   1 1 2 2
///     3 4        1 1 2 2
///                3 3 4 4
///                3 3 4 4
public struct UpSampling2D: UpSamplingLayer {
  /// Keras's name of the class.
  public static let kind = "UpSampling2D"
  /// Rows and columns.
  public static let axes = 2

  /// How many cells each cell becomes along each axis.
  public let size: Extents
  /// How new cells are made.
  public let interpolation: Interpolation

  /// Makes an upsampling; factors are positive.
  public init(size: Extents = 2, interpolation: Interpolation) {
    (self.size, self.interpolation) = (size, interpolation)
  }

  /// Makes an upsampling that copies; factors are positive.
  public init(size: Extents = 2) { self.init(size: size, interpolation: .nearest) }

  /// Reads `size` and `interpolation`.
  public init(_ arguments: inout LayerArguments) throws {
    let size = try Self.size(&arguments)
    self.init(size: size, interpolation: try arguments.choice("interpolation", default: .nearest))
  }
}
