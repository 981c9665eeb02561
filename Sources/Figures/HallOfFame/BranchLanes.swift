import Insights

/// The columns and lanes of a module's blocks: what stands behind what, and what beside what.
struct BranchLanes {
  /// A way from a block, or from what goes into the module, to a block.
  struct Edge {
    let source: Int?
    let target: Int
    /// The place among the shortcuts that lead past other blocks; nothing of a way that meets none.
    var wire: Int?
  }

  /// How many blocks with their meetings lie before each block.
  private(set) var columns: [Int] = []
  /// The lane of each block.
  private(set) var lanes: [Int] = []
  /// All ways; shortcuts past few blocks have the lower places.
  private(set) var edges: [Edge] = []
  /// How many lanes there are.
  var count: Int { (lanes.max() ?? 0) + 1 }

  init(_ blocks: [ArchitectureSchematic.Block]) {
    var continued: Set<Int> = []
    var used = 0
    for (index, block) in blocks.enumerated() {
      columns.append((block.sources.map { $0.map { columns[$0] } ?? -1 }.max() ?? -1) + 1)
      if let before = block.sources.compactMap({ $0 }).first(where: { !continued.contains($0) }) {
        continued.insert(before)
        lanes.append(lanes[before])
      } else {
        lanes.append(index == blocks.count - 1 ? 0 : used)
        used += 1
      }
    }
    edges = blocks.enumerated().flatMap { index, block in block.sources.map { Edge(source: $0, target: index) } }
    addWires(blocks)
  }

  private mutating func addWires(_ blocks: [ArchitectureSchematic.Block]) {
    let shortcuts = edges.indices.filter { place in
      let edge = edges[place]
      guard blocks[edge.target].role.isMeeting else { return false }
      guard let source = edge.source else { return true }
      return blocks.indices.contains {
        lanes[$0] == lanes[source] && columns[$0] > columns[source] && columns[$0] < columns[edge.target]
      }
    }
    let sorted = shortcuts.sorted { (span(edges[$0]), $0) < (span(edges[$1]), $1) }
    for (level, place) in sorted.enumerated() { edges[place].wire = level }
  }

  private func span(_ edge: Edge) -> Int { columns[edge.target] - (edge.source.map { columns[$0] } ?? -1) }
}
