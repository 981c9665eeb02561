import Engine
import Tensors

/// Takes steps away at the ends of each signal.
///
/// Input `[C, steps]` becomes `[C, steps - before - after]`.
///
///     1 2 3 4   ->   2 3     with 1 on each side
public struct Cropping1D: CroppingLayer {
  /// Keras's name of the class.
  public static let kind = "Cropping1D"
  /// Steps, as of time.
  public static let axes = 1

  /// How many cells are taken away before and after along each axis.
  public let cropping: [Border]

  /// Makes a cropping with one border for each axis.
  public init(cropping: [Border]) { self.cropping = cropping }
}
