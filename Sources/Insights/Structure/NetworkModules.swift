import Networks
import Tensors

/// A large network as a sequence of modules, each with one way in and one way out, found from the graph and the layers' names.
///
/// A module ends at a layer that everything passes (a cut point of the graph). What lies between two of them in branches is one
/// module: a residual block, an inception module. Stretches that stand in a chain come together where the names say so
/// (`block1_conv1`, `block1_conv2`), else up to the next pooling. Normalizations and functions belong to what they follow.
public struct NetworkModules: Equatable, Sendable {
  /// Layers that belong together.
  public struct Module: Equatable, Sendable {
    /// What the layers' names begin with, as in `conv2_block1`; of branches the name of the layer where they meet; of a chain
    /// its first and its last layer.
    public let name: String
    /// The names of the layers.
    public let layers: [String]
    /// What the module reads: the layer or the input of that name.
    public let source: String
    /// The shapes of what goes in and of what comes out.
    public let input, output: Shape
    /// How many numbers its layers learned.
    public let parameterCount: Int
    /// How many floating-point operations one example takes.
    public let flops: Int
    /// Whether ways part and meet in it.
    public let isBranched: Bool
    /// Its layers as boxes, behind one for what it reads.
    public let structure: NetworkStructure
    /// The first module with the same layers and shapes: itself, by index, if there is none before it.
    public let twin: Int
  }

  /// The modules, in the order of the network.
  public let modules: [Module]

  /// Networks of fewer layers are seen at a glance.
  static let layerLimit = 30

  /// The modules of a network; none of one that is small, has several inputs, or cannot be cut.
  public init(_ network: Network) {
    guard network.nodes.count > Self.layerLimit, network.inputs.count == 1 else {
      modules = []
      return
    }
    let pieces = ModuleCut(network.nodes, input: network.inputs[0].name).pieces
    var source = (name: network.inputs[0].name, shape: network.inputs[0].shape)
    var found: [Module] = []
    for piece in pieces {
      let nodes = Array(network.nodes[piece])
      let name = ModuleName(of: nodes, in: network).text
      found.append(Module(name, nodes, source: source, outputs: network.outputs, after: found))
      source = (nodes[nodes.count - 1].name, nodes[nodes.count - 1].outputShape)
    }
    modules = found.count > 2 ? found : []
  }

  /// The module of a layer, by index; `nil` if none has it.
  public func module(of layer: String) -> Int? { modules.firstIndex { $0.layers.contains(layer) } }
}

extension NetworkModules.Module {
  fileprivate init(
    _ name: String, _ nodes: [Node], source: (name: String, shape: Shape), outputs: [String],
    after others: [NetworkModules.Module]
  ) {
    let last = nodes[nodes.count - 1]
    self.name = name
    layers = nodes.map(\.name)
    (self.source, input, output) = (source.name, source.shape, last.outputShape)
    parameterCount = nodes.reduce(0) { $0 + $1.parameterCount }
    flops = nodes.reduce(0) { $0 + $1.flops }
    isBranched = nodes.contains { Set($0.inputs).count > 1 }
    structure = NetworkStructure(
      part: nodes, of: NetworkInput(name: source.name, shape: source.shape), outputs: outputs)
    let (own, input) = (structure, source.shape)
    twin = others.firstIndex { $0.input == input && $0.structure.isLike(own) } ?? others.count
  }
}

extension NetworkStructure {
  /// A part of a network with one way in, normalizations and functions in the boxes of the layers before them.
  init(part nodes: [Node], of input: NetworkInput, outputs: [String]) {
    var draft = StructureDraft(nodes, inputs: [input], outputs: outputs)
    draft.fuse()
    self.init(boxes: draft.boxes)
  }

  /// Whether another structure has the same boxes but for their names.
  fileprivate func isLike(_ other: NetworkStructure) -> Bool {
    boxes.count == other.boxes.count && zip(boxes, other.boxes).allSatisfy { $0.isLike($1) }
  }
}

extension NetworkStructure.Box {
  fileprivate func isLike(_ other: Self) -> Bool {
    guard sources == other.sources, shape == other.shape, isOutput == other.isOutput else { return false }
    switch (content, other.content) {
    case (.input, .input): return true
    case (.layers(let own), .layers(let parts)):
      return own.count == parts.count && zip(own, parts).allSatisfy { $0.isLike($1) }
    default: return content == other.content
    }
  }
}

extension NetworkStructure.Part {
  fileprivate func isLike(_ other: Self) -> Bool {
    kind == other.kind && window == other.window && strides == other.strides && activation == other.activation
      && merge == other.merge && (sharedWith == nil) == (other.sharedWith == nil)
  }
}
