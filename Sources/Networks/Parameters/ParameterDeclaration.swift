import Tensors

/// A parameter that a layer asks for: its name within the layer, its shape in Keras's layout and how it starts.
public struct ParameterDeclaration: Equatable, Sendable {
  /// The name within the layer, as in `kernel` or `bias`.
  public let name: String
  /// Keras's layout: `[rows, columns, in, out]`, `[in, out]` or `[out]`.
  public let shape: Shape
  /// How it starts before training.
  public let initializer: Initializer
  /// Whether gradients change it; a running mean only follows the batches.
  public let isTrainable: Bool

  /// Makes a declaration.
  public init(_ name: String, _ shape: Shape, _ initializer: Initializer, isTrainable: Bool = true) {
    (self.name, self.shape, self.initializer, self.isTrainable) = (name, shape, initializer, isTrainable)
  }
}

/// How a parameter starts before training.
public enum Initializer: Equatable, Sendable {
  /// Uniform in `(-limit, limit)` with `limit = sqrt(6 / (fanIn + fanOut))` (Glorot and Bengio, 2010).
  case glorotUniform(fanIn: Int, fanOut: Int)
  /// All zero.
  case zeros
  /// All one.
  case ones

  /// The first values of a parameter; `generator` is drawn from only as far as the rule is random.
  package func values(_ shape: Shape, _ generator: inout RandomGenerator) -> Tensor {
    switch self {
    case .zeros: return Tensor(shape)
    case .ones: return Tensor(shape, repeating: 1)
    case .glorotUniform(let fanIn, let fanOut):
      let limit = (6 / Float(fanIn + fanOut)).squareRoot()
      return Tensor(shape, (0..<shape.count).map { _ in (2 * generator.uniform() - 1) * limit })
    }
  }
}
