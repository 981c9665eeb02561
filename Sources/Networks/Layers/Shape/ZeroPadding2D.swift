import Engine
import Tensors

/// Puts rows and columns of zeros around each map.
///
/// Input `[C, H, W]` becomes `[C, top + H + bottom, left + W + right]`.
///
///     1 2        0 0 0 0
///     3 4   ->   0 1 2 0     with 1 on each side
///                0 3 4 0
///                0 0 0 0
public struct ZeroPadding2D: ZeroPaddingLayer {
  /// Keras's name of the class.
  public static let kind = "ZeroPadding2D"
  /// Rows and columns.
  public static let axes = 2

  /// How many cells of zeros are put before and after along each axis.
  public let padding: [Border]

  /// Makes a padding with one border for each axis.
  public init(padding: [Border]) { self.padding = padding }
}
