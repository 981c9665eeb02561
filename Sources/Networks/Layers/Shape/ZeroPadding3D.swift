import Engine
import Tensors

/// Puts zeros around each volume.
///
/// Input `[C, D, H, W]` becomes `[C, D', H', W']`, each extent larger by what is put on its two sides.
///
///     one cell   ->   a cube of 3x3x3 with the cell in its middle     with 1 on each side
public struct ZeroPadding3D: ZeroPaddingLayer {
  /// Keras's name of the class.
  public static let kind = "ZeroPadding3D"
  /// Depth, rows and columns.
  public static let axes = 3

  /// How many cells of zeros are put before and after along each axis.
  public let padding: [Border]

  /// Makes a padding with one border for each axis.
  public init(padding: [Border]) { self.padding = padding }
}
