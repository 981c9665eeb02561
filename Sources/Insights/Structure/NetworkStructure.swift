import Engine
import Networks
import Tensors

/// A network as boxes and the ways between them, from its layers alone: nothing is computed of an image.
///
/// A network of few layers has a box for each. In a larger one normalizations and functions share the box of the layer before
/// them, and modules (all that lies between a layer whose output goes several ways and the layer where these ways meet) are
/// boxes of their own, described once for each kind.
public struct NetworkStructure: Equatable, Sendable {
  /// What a box says of one layer.
  public struct Part: Equatable, Sendable {
    /// The layer's name.
    public let name: String
    /// Keras's name of its kind.
    public let kind: String
    /// The size of its window along each axis, and how far it moves; empty without a window.
    public let window, strides: [Int]
    /// The function that it applies; `nil` if it applies none.
    public let activation: ActivationFunction?
    /// What it does where branches meet; `nil` of other layers.
    public let merge: MergeExplanation.Kind?
    /// The layer whose weights it uses; `nil` if they are its own.
    public let sharedWith: String?
  }

  /// What stands in a box.
  public enum Content: Equatable, Sendable {
    /// An input of the network, or what a module reads, by name.
    case input(String)
    /// A layer, and the layers behind it that share its box.
    case layers([Part])
    /// A module: the index of its kind, how many follow each other, and how many layers one has.
    case module(kind: Int, repeats: Int, layerCount: Int)
    /// Layers that are left out.
    case gap(layerCount: Int)
  }

  /// A box.
  public struct Box: Equatable, Sendable {
    /// What stands in it.
    public let content: Content
    /// The boxes that it reads, by index, in the order of the layer's inputs.
    public let sources: [Int]
    /// The shape of what comes out of it.
    public let shape: Shape
    /// Whether its values are an answer of the network.
    public let isOutput: Bool
    /// All layers in it, by name.
    public let names: [String]
  }

  /// A kind of module.
  public struct Module: Equatable, Sendable {
    /// The first one of its kind, behind a box for what it reads.
    public let structure: NetworkStructure
    /// How many there are of its kind.
    public let count: Int
    /// Whether all of them have the shapes of the first.
    public let isUniform: Bool
  }

  /// The boxes, each behind those that it reads.
  public let boxes: [Box]
  /// The kinds of modules, in the order in which they come.
  public let modules: [Module]

  /// How many layers each have a box of their own at most.
  public static let plainLimit = 30

  /// The structure of a network.
  public init(_ network: Network) {
    var draft = StructureDraft(network)
    guard draft.groups.count > Self.plainLimit else {
      (boxes, modules) = (draft.boxes, [])
      return
    }
    draft.fuse()
    (boxes, modules) = draft.groups.count > Self.plainLimit ? draft.folded() : (draft.boxes, [])
  }

  init(boxes: [Box], modules: [Module] = []) { (self.boxes, self.modules) = (boxes, modules) }

  /// The box of a layer; `nil` if none shows it.
  public func box(of layer: String) -> Int? { boxes.firstIndex { $0.names.contains(layer) } }
}

extension NetworkStructure {
  /// The part of a network around a layer where ways part or meet: from the layer whose output goes several ways to the one
  /// where they meet. `nil` of other layers, where there are no two such ends, and of parts of more than `limit` layers.
  public init?(around layer: String, of network: Network, limit: Int = 24) {
    let draft = StructureDraft(network)
    guard let place = draft.groups.firstIndex(where: { $0.parts.contains { $0.name == layer } }) else { return nil }
    let regions = draft.regions
    let own = regions.filter { $0.fork == place || $0.join == place }
    // The smallest one that ends here, else the smallest one that begins here.
    let best = own.min {
      ($0.join == place ? 0 : 1, $0.members.count, $0.fork) < ($1.join == place ? 0 : 1, $1.members.count, $1.fork)
    }
    guard let best, best.members.count <= limit else { return nil }
    self.init(boxes: draft.boxes(of: best, keepingFork: true))
  }
}

extension NetworkStructure.Part {
  init(_ node: Node) {
    let slides = node.inputShapes[0].hasCells && node.outputShape.hasCells
    let window = slides ? node.slidingWindow : nil
    name = node.name
    kind = node.kind
    self.window = window?.axes.map(\.size) ?? []
    strides = window?.axes.map(\.stride) ?? []
    activation = node.layer.activation
    merge = MergeExplanation.Kind(node)
    sharedWith = node.isShared ? node.owner : nil
  }
}
