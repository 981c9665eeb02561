import Engine
import Tensors

/// Takes rows and columns away at the border of each map.
///
/// Input `[C, H, W]` becomes `[C, H - top - bottom, W - left - right]`.
///
///     0 0 0 0
///     0 1 2 0   ->   1 2     with 1 on each side
///     0 3 4 0        3 4
///     0 0 0 0
public struct Cropping2D: CroppingLayer {
  /// Keras's name of the class.
  public static let kind = "Cropping2D"
  /// Rows and columns.
  public static let axes = 2

  /// How many cells are taken away before and after along each axis.
  public let cropping: [Border]

  /// Makes a cropping with one border for each axis.
  public init(cropping: [Border]) { self.cropping = cropping }
}
