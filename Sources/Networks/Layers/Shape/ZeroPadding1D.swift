import Engine
import Tensors

/// Puts zeros before and after each signal.
///
/// Input `[C, steps]` becomes `[C, before + steps + after]`.
///
///     1 2   ->   0 1 2 0     with 1 on each side
public struct ZeroPadding1D: ZeroPaddingLayer {
  /// Keras's name of the class.
  public static let kind = "ZeroPadding1D"
  /// Steps, as of time.
  public static let axes = 1

  /// How many cells of zeros are put before and after along each axis.
  public let padding: [Border]

  /// Makes a padding with one border for each axis.
  public init(padding: [Border]) { self.padding = padding }
}
