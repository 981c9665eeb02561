import Tensors

/// All parameters of a network in one piece of memory, in the order in which they were declared.
public final class ParameterStore {
  /// The shape of each parameter.
  public let shapes: [Shape]

  /// Makes a store of zeros.
  public init(_ shapes: [Shape]) {
    self.shapes = shapes
  }

  /// Makes a store of values.
  public convenience init(_ tensors: [Tensor]) {
    self.init(tensors.map(\.shape))
    for (index, tensor) in tensors.enumerated() { self[index] = tensor }
  }

  /// One parameter, by its place in the order of declarations.
  public subscript(index: Int) -> Tensor {
    get { fatalError("not yet") }
    set { fatalError("not yet") }
  }
}
