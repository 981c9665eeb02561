import Tensors

/// A layer at its place in a network: with a name, the layers it reads from, and everything that follows from them.
public struct Node: Sendable {
  /// The name, unique in the network.
  public let name: String
  /// What it does.
  public let layer: any Layer
  /// The node whose parameters it uses: itself, or the one at which its layer was first applied.
  public let owner: String
  /// The nodes and network inputs that it reads, by name.
  public let inputs: [String]
  /// The shapes that it reads, for one example.
  public let inputShapes: [Shape]
  /// The shape of its output for one example: `[channels, rows, columns]` or `[features]`.
  public let outputShape: Shape
  /// The parameters that it uses, in Keras's order.
  public let parameters: [ParameterDeclaration]
  /// How many learned numbers it has; 0 where they are another node's.
  public let parameterCount: Int
  /// The floating-point operations for one example; `Layer.flops` says what is counted.
  public let flops: Int
  /// Which cells of the input one value of the output sees. Of a flattened vector: as for the map's cell that the value
  /// comes from. `nil` in a network with several inputs, and where branches of different steps meet.
  public let receptiveField: ReceptiveField?

  /// The kind that readers are told, where another layer does the work of theirs.
  var namedKind: String?

  /// Keras's name of the layer's class.
  public var kind: String { namedKind ?? layer.kind }

  /// Whether its layer stands in the network already, and its parameters are another node's.
  public var isShared: Bool { owner != name }

  /// The full name of a parameter, as in `conv1/kernel`: that of the node that owns it.
  public func parameterName(_ parameter: String) -> String { "\(owner)/\(parameter)" }

  /// The full name of a parameter if the layer has it: a layer without biases has no `bias`.
  public func ownParameterName(_ parameter: String) -> String? {
    parameters.contains { $0.name == parameter } ? parameterName(parameter) : nil
  }
}

extension Node: Equatable {
  /// Whether two nodes have the same name and do the same to the same inputs.
  public static func == (one: Node, other: Node) -> Bool {
    one.name == other.name && one.kind == other.kind && one.layer.arguments == other.layer.arguments
      && one.owner == other.owner && one.inputs == other.inputs && one.inputShapes == other.inputShapes
  }
}
