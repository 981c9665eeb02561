import Networks
import Tensors

/// The graph of a network's blocks, cut into modules.
struct BlockGraph {
  /// The blocks between two places that every way through the network passes.
  struct Module {
    let blocks: [ArchitectureSchematic.Block]
    /// The layers from behind the last module to its end.
    let nodes: Range<Int>
  }

  /// The modules, the first one next to the image.
  private(set) var modules: [Module] = []
  /// The number of blocks with weights on the longest way.
  let depth: Int

  init(_ network: Network) {
    let items = BlockGraph.items(of: network)
    depth = BlockGraph.depth(of: items)
    var start = 0
    for end in BlockGraph.gates(items) {
      let isLast = end == items.count - 1
      let nodes = (modules.last?.nodes.upperBound ?? 0)..<(isLast ? network.nodes.count : items[end].node + 1)
      let blocks = (start...end).map { BlockGraph.block(items[$0], of: network, start: start) }
      modules.append(Module(blocks: blocks, nodes: nodes))
      start = end + 1
    }
  }

  /// A block on its way: the place of its layer, and of the blocks that it reads; -1 is the image.
  private struct Item {
    let node: Int
    let role: ArchitectureSchematic.Role
    let sources: [Int]
  }

  private static func items(of network: Network) -> [Item] {
    var items: [Item] = []
    var places = Dictionary(uniqueKeysWithValues: network.inputs.map { ($0.name, -1) })
    for (index, node) in network.nodes.enumerated() {
      let sources = node.inputs.compactMap { places[$0] }
      if let role = ArchitectureSchematic.Role(node.layer) {
        places[node.name] = items.count
        items.append(Item(node: index, role: role, sources: sources))
      } else {
        places[node.name] = sources.first ?? -1
      }
    }
    return items
  }

  /// The blocks that no edge leads past: whatever is computed later, is computed from them alone.
  private static func gates(_ items: [Item]) -> [Int] {
    var lastReader = [Int](repeating: -1, count: items.count + 1)
    for (index, item) in items.enumerated() {
      for source in item.sources { lastReader[source + 1] = index }
    }
    var (reach, gates): (Int, [Int]) = (lastReader[0], [])
    for index in items.indices {
      if reach <= index { gates.append(index) }
      reach = max(reach, lastReader[index + 1])
    }
    return gates
  }

  private static func depth(of items: [Item]) -> Int {
    var depths: [Int] = []
    for item in items {
      let before = item.sources.map { $0 < 0 ? 0 : depths[$0] }.max() ?? 0
      depths.append(before + (item.role.hasWeights ? 1 : 0))
    }
    return depths.max() ?? 0
  }

  private static func block(_ item: Item, of network: Network, start: Int) -> ArchitectureSchematic.Block {
    let node = network.nodes[item.node]
    let axes = node.layer.window(node.inputShapes)?.axes ?? []
    let shape = node.outputShape
    return ArchitectureSchematic.Block(
      role: item.role, window: axes.isEmpty ? [1, 1] : axes.map(\.size), strides: axes.map(\.stride),
      filters: item.role == .convolution || item.role == .dense ? shape.channels : nil,
      extent: shape.isMaps ? shape.rows : nil, channels: shape.channels,
      sources: item.sources.map { $0 < start ? nil : $0 - start })
  }
}
