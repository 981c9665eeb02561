import Networks
import Tensors

/// A network boiled down to what tells architectures apart: its weights and poolings in stages of one size of map, with
/// what stands side by side and what is repeated.
public struct ArchitectureSchematic: Equatable, Sendable {
  /// What is drawn as one block: a layer, without the normalizations and functions behind it.
  public struct Block: Equatable, Sendable {
    /// What it does.
    public let role: Role
    /// The rows and columns of its window; 1 without one.
    public let window: [Int]
    /// How far the window moves.
    public let strides: [Int]
    /// How many maps or units it makes; nothing of a block that makes as many as it reads.
    public let filters: Int?
    /// The rows of its output; nothing of a vector.
    public let extent: Int?
    /// The maps or units of its output.
    public let channels: Int
    /// The blocks of its module that it reads, by their places; nothing for what goes into the module.
    public let sources: [Int?]
  }

  /// A piece of the network that nothing leads past: one block, or a module with branches.
  public struct Module: Equatable, Sendable {
    /// The blocks; the last one is what comes out.
    public let blocks: [Block]
    /// How often it stands there in a row.
    public fileprivate(set) var count = 1
    /// The maps that the last of them makes.
    public fileprivate(set) var channels: Int

    /// Whether it has branches.
    public var isBranched: Bool { blocks.count > 1 }
  }

  /// Modules whose outputs have one size.
  public struct Stage: Equatable, Sendable {
    /// The rows of the maps; nothing of vectors.
    public let extent: Int?
    /// The modules.
    public fileprivate(set) var modules: [Module] = []
    /// The learned numbers of all its layers, those between blocks included.
    public fileprivate(set) var parameters = 0
    /// Their floating-point operations for one image.
    public fileprivate(set) var flops = 0

    /// The maps that come out.
    public var channels: Int { modules.last?.channels ?? 0 }
  }

  /// The rows and the channels of the image.
  public let input: (extent: Int, channels: Int)
  /// The stages, the first one next to the image.
  public private(set) var stages: [Stage] = []
  /// How many layers with weights lie one behind the other on the longest way from the image to the answer.
  public let depth: Int

  /// Boils a network with one image as its input down.
  public init(_ network: Network) {
    let graph = BlockGraph(network)
    let shape = network.inputs[0].shape
    input = (shape.isMaps ? shape.rows : 1, shape.channels)
    depth = graph.depth
    for module in graph.modules { append(module, of: network) }
  }

  /// Whether two networks have the same structure.
  public static func == (one: Self, other: Self) -> Bool {
    one.input == other.input && one.stages == other.stages && one.depth == other.depth
  }

  private mutating func append(_ module: BlockGraph.Module, of network: Network) {
    let end = module.blocks[module.blocks.count - 1]
    if stages.last == nil || stages[stages.count - 1].extent != end.extent { stages.append(Stage(extent: end.extent)) }
    let place = stages.count - 1
    for node in network.nodes[module.nodes] {
      stages[place].parameters += node.parameterCount
      stages[place].flops += node.flops
    }
    let previous = stages[place].modules.count - 1
    if previous >= 0, stages[place].modules[previous].isBranched,
      stages[place].modules[previous].repeats(module.blocks)
    {
      stages[place].modules[previous].count += 1
      stages[place].modules[previous].channels = end.channels
    } else {
      stages[place].modules.append(Module(blocks: module.blocks, channels: end.channels))
    }
  }
}

extension ArchitectureSchematic {
  /// What a block does.
  public enum Role: Equatable, Sendable {
    /// A convolution that mixes all maps.
    case convolution
    /// A convolution of each map alone.
    case depthwise
    /// A dense layer.
    case dense
    /// A pooling.
    case pooling
    /// The sum of branches.
    case sum
    /// The product of branches.
    case product
    /// Branches one behind the other.
    case concatenation

    /// Whether branches meet here.
    public var isMeeting: Bool { self == .sum || self == .product || self == .concatenation }
    /// Whether it has weights.
    public var hasWeights: Bool { self == .convolution || self == .depthwise || self == .dense }

    /// The role of a layer; `nil` of one that is drawn with the block before it.
    init?(_ layer: any Layer) {
      switch layer {
      case is DepthwiseConv2D: self = .depthwise
      case is Dense: self = .dense
      case is any ConvolutionLayer, is SeparableConv2D, is Conv2DTranspose: self = .convolution
      case is any PoolingLayer, is any GlobalPoolingLayer: self = .pooling
      case is Concatenate: self = .concatenation
      case is Multiply: self = .product
      case is any MergeLayer: self = .sum
      default: return nil
      }
    }
  }
}

extension ArchitectureSchematic.Module {
  /// Whether other blocks do the same at the same size, whatever the number of maps that lead into them.
  fileprivate func repeats(_ other: [ArchitectureSchematic.Block]) -> Bool {
    blocks.count == other.count
      && zip(blocks, other).allSatisfy {
        $0.role == $1.role && $0.window == $1.window && $0.strides == $1.strides && $0.filters == $1.filters
          && $0.extent == $1.extent && $0.sources == $1.sources
      }
  }
}
