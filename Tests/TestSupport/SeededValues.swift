import Networks
import Tensors

/// Weights and images that need not be stored: each number follows from its place alone, as in `seeded.py` beside the
/// golden numbers of the networks.
public enum SeededValues {
  /// Numbers from 0 to 1: MurmurHash3's last step, applied to the place of the tensor and the place in it.
  static func uniform(_ ordinal: Int, _ index: Int) -> Double {
    var x = UInt32(truncatingIfNeeded: index) &* 0x85EB_CA6B &+ UInt32(truncatingIfNeeded: ordinal) &* 0x9E37_79B1
    x = (x ^ (x >> 16)) &* 0x85EB_CA6B
    x = (x ^ (x >> 13)) &* 0xC2B2_AE35
    x ^= x >> 16
    return Double(x >> 8) / 16_777_216
  }

  /// An image of a shape.
  public static func image(_ ordinal: Int, _ shape: Shape) -> Tensor {
    tensor(ordinal, shape) { 2 * $0 - 1 }
  }

  /// All weights of a network; the scales at the places `quiet` are kept small.
  public static func weights(for network: Network, quiet: Set<Int>) throws -> Weights {
    var entries: [(name: String, tensor: Tensor)] = []
    for node in network.nodes {
      for declaration in node.parameters {
        let ordinal = entries.count
        entries.append(
          (
            node.parameterName(declaration.name),
            parameter(ordinal, declaration, of: node, isQuiet: quiet.contains(ordinal))
          ))
      }
    }
    return try Weights(entries, for: network)
  }

  /// All weights of a network, their places counted in the order of their full names.
  public static func weightsByName(for network: Network) throws -> Weights {
    let named = network.nodes.flatMap { node in
      node.parameters.map { (name: node.parameterName($0.name), declaration: $0, node: node) }
    }
    let ordered = named.sorted { $0.name < $1.name }.enumerated()
    return try Weights(
      ordered.map { ($1.name, parameter($0, $1.declaration, of: $1.node, isQuiet: false)) }, for: network)
  }

  private static func parameter(
    _ ordinal: Int, _ declaration: ParameterDeclaration, of node: Node, isQuiet: Bool
  ) -> Tensor {
    let shape = declaration.shape
    switch declaration.name {
    case "kernel", "depthwise_kernel", "pointwise_kernel":
      let isDepthwise = node.layer is DepthwiseConv2D || declaration.name == "depthwise_kernel"
      let inputs = isDepthwise ? shape[0] * shape[1] : shape.dimensions.dropLast().reduce(1, *)
      let limit = (6 / Double(inputs)).squareRoot()
      return tensor(ordinal, shape) { (2 * $0 - 1) * limit }
    case "gamma", "moving_variance", "variance":
      let factor = isQuiet ? 0.25 : 1
      return tensor(ordinal, shape) { (0.75 + 0.5 * $0) * factor }
    default:
      return tensor(ordinal, shape) { 0.2 * $0 - 0.1 }
    }
  }

  private static func tensor(_ ordinal: Int, _ shape: Shape, _ value: (Double) -> Double) -> Tensor {
    Tensor(shape, (0..<shape.count).map { Float(value(uniform(ordinal, $0))) })
  }
}
