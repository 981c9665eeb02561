import Tensors

/// A graph of layers, in an order in which they can be computed.
public struct Network: Equatable, Sendable {
  /// The name that people read.
  public let name: String
  /// What goes in.
  public let inputs: [NetworkInput]
  /// The layers; each reads only from inputs and from layers before it.
  public let nodes: [Node]
  /// The nodes whose values come out.
  public let outputs: [String]

  /// Puts layers together.
  ///
  /// - Parameters:
  ///   - name: the name that people read.
  ///   - inputs: what goes in.
  ///   - layers: the layers, each behind the layers it reads from.
  ///   - outputs: the layers whose values come out; without it, those that no other layer reads.
  /// - Throws: `NetworkError` where names clash or shapes do not fit.
  public init(name: String, inputs: [NetworkInput], layers: [NamedLayer], outputs: [String]? = nil) throws {
    var assembly = try Assembly(inputs: inputs)
    for layer in layers { try assembly.append(layer) }
    try self.init(name: name, assembly, outputs: outputs)
  }

  /// Puts a chain of layers together, with one input of one shape (`[channels, rows, columns]` or `[features]`).
  public init(name: String, input: Shape, layers: [NamedLayer]) throws {
    try self.init(name: name, inputs: [NetworkInput(shape: input)], layers: layers)
  }

  init(name: String, _ assembly: Assembly, outputs: [String]?) throws {
    guard !assembly.nodes.isEmpty else { throw NetworkError.noLayers }
    let read = Set(assembly.nodes.flatMap(\.inputs))
    let known = assembly.nodes.map(\.name)
    for output in outputs ?? [] where !known.contains(output) {
      throw NetworkError.unknownInput(output, known: known)
    }
    (self.name, inputs, nodes) = (name, assembly.inputs, assembly.nodes)
    self.outputs = outputs ?? known.filter { !read.contains($0) }
  }

  /// A network whose layers are called by the kinds of another's, layer by layer.
  init(_ network: Network, kindsOf other: Network) {
    (name, inputs, outputs) = (network.name, network.inputs, network.outputs)
    nodes = zip(network.nodes, other.nodes).map { node, original in
      var node = node
      node.namedKind = original.kind
      return node
    }
  }
}

/// What a network takes.
public struct NetworkInput: Hashable, Sendable {
  /// The name that an input has where it needs none.
  public static let standardName = "input"

  /// The shapes that an input may have, in Keras's order, for messages.
  static let forms = "[height, width, channels], [steps, channels], [depth, height, width, channels] or [features]"

  /// The name, unique among inputs and layers.
  public let name: String
  /// The shape of one example: `[channels, rows, columns]`, `[channels, steps]`, `[channels, depth, rows, columns]` or
  /// `[features]`.
  public let shape: Shape

  /// Makes an input.
  public init(name: String = NetworkInput.standardName, shape: Shape) { (self.name, self.shape) = (name, shape) }
}

/// A layer on its way into a network.
public struct NamedLayer: Sendable {
  /// Where a layer comes from.
  public enum Origin: Sendable {
    /// A layer with parameters of its own.
    case new(any Layer)
    /// A layer that stands in the network already, applied once more: the same parameters at another place.
    case shared(String)
  }

  /// The name; without one the layer is named after its kind, as Keras does it: `conv2d`, `conv2d_1`.
  public let name: String?
  /// What it does.
  public let origin: Origin
  /// What it reads; without it, the layer before, or the only input.
  public let inputs: [String]?

  /// Makes a layer with a name.
  public init(_ name: String? = nil, _ layer: any Layer, inputs: [String]? = nil) {
    (self.name, origin, self.inputs) = (name, .new(layer), inputs)
  }

  /// Makes a layer with a name.
  init(_ name: String?, _ origin: Origin, inputs: [String]?) {
    (self.name, self.origin, self.inputs) = (name, origin, inputs)
  }

  /// Applies a layer once more: what Keras does when a layer is called a second time.
  public init(_ name: String? = nil, sharing other: String, inputs: [String]? = nil) {
    (self.name, origin, self.inputs) = (name, .shared(other), inputs)
  }
}

extension Network {
  /// How many learned numbers the network has; those that several places share count once.
  public var parameterCount: Int { nodes.reduce(0) { $0 + $1.parameterCount } }

  /// How many of them gradients change; running means and variances are not among them.
  public var trainableCount: Int {
    nodes.filter { !$0.isShared }.flatMap(\.parameters).filter(\.isTrainable).reduce(0) { $0 + $1.shape.count }
  }

  /// The floating-point operations for one example.
  public var flops: Int {
    nodes.reduce(0) {
      let (sum, overflow) = $0.addingReportingOverflow($1.flops)
      return overflow ? .max : sum
    }
  }

  /// The node with a name; `nil` if there is none.
  public func node(named name: String) -> Node? { nodes.first { $0.name == name } }

  /// The other places at which the layer of a node is applied, in the network's order.
  public func places(sharing node: Node) -> [Node] { nodes.filter { $0.owner == node.owner && $0.name != node.name } }

  /// The shape of an input or of a node's output; `nil` if there is neither.
  public func shape(of name: String) -> Shape? {
    inputs.first { $0.name == name }?.shape ?? node(named: name)?.outputShape
  }

  /// Whether each layer reads only from the one before, and none is applied twice: Keras's `Sequential`.
  public var isChain: Bool {
    guard inputs.count == 1, outputs == [nodes[nodes.count - 1].name], !nodes.contains(where: \.isShared) else {
      return false
    }
    return zip([inputs[0].name] + nodes.map(\.name), nodes).allSatisfy { $1.inputs == [$0] }
  }

  /// The parameters of all layers with their full names, in the order in which they are declared, each once.
  public var parameters: [(name: String, declaration: ParameterDeclaration)] {
    nodes.filter { !$0.isShared }.flatMap { node in node.parameters.map { (node.parameterName($0.name), $0) } }
  }
}
