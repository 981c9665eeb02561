import Engine
import Tensors

/// Takes cells away at the border of each volume.
///
/// Input `[C, D, H, W]` becomes `[C, D', H', W']`, each extent smaller by what is taken from its two sides.
///
///     a cube of 3x3x3   ->   the cell in its middle     with 1 on each side
public struct Cropping3D: CroppingLayer {
  /// Keras's name of the class.
  public static let kind = "Cropping3D"
  /// Depth, rows and columns.
  public static let axes = 3

  /// How many cells are taken away before and after along each axis.
  public let cropping: [Border]

  /// Makes a cropping with one border for each axis.
  public init(cropping: [Border]) { self.cropping = cropping }
}
