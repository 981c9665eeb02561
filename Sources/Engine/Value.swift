import Tensors

/// A value that flows through a program: an input, a parameter or the output of an operation.
public struct Value: Hashable, Sendable {
  /// The position of the value in its builder.
  package let id: Int
  /// The extents; of one example, without the batch, for everything but parameters.
  public let shape: Shape
}
