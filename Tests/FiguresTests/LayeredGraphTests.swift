import Figures
import Tensors
import Testing

@Suite struct LayeredGraphTests {
  /// A random graph: each node reads one to three of the nodes before it.
  private static func random(_ count: Int, seed: UInt64) -> [[Int]] {
    var generator = RandomGenerator(seed: seed, stream: "graph")
    return (0..<count).map { node in
      node == 0 ? [] : (0...Int(generator.next() % 3)).map { _ in Int(generator.next() % UInt64(node)) }
    }
  }

  @Test func `columns are longest paths, and long edges have lanes in the columns between`() {
    // 0 -> 1 -> 2 -> 3, and 0 -> 3 past two columns.
    let graph = LayeredGraph(inputs: [[], [0], [1], [2, 0]])
    #expect(graph.slots.prefix(4).map(\.column) == [0, 1, 2, 3])
    #expect(graph.slots.dropFirst(4).map(\.column) == [1, 2] && graph.slots.dropFirst(4).allSatisfy { $0.source == 0 })
    #expect(graph.columns.map(\.count) == [1, 2, 2, 1])
    #expect(graph.segments.contains { $0.from == 5 && $0.to == 3 && $0.port == 1 })
  }

  @Test func `readers of one node share its lane`() {
    let graph = LayeredGraph(inputs: [[], [0], [1], [2, 0], [3, 0]])
    #expect(graph.slots.count == 5 + 3)
    #expect(graph.segments.count { $0.to == 3 } == 2 && graph.segments.count { $0.to == 4 } == 2)
  }

  @Test func `branches that can stand without crossings do`() {
    // Two branches whose ends are listed the other way round.
    let graph = LayeredGraph(inputs: [[], [0], [0], [2], [1], [3], [4], [6, 5]])
    #expect(graph.crossings == 0)
  }

  @Test(arguments: 0..<20)
  func `every edge is a row of segments from its source to its reader`(seed: Int) {
    let inputs = Self.random(24, seed: UInt64(seed))
    let graph = LayeredGraph(inputs: inputs)
    for segment in graph.segments {
      #expect(graph.slots[segment.from].column + 1 == graph.slots[segment.to].column)
      if graph.slots[segment.to].node == nil {
        #expect(graph.slots[segment.to].source == graph.slots[segment.from].source)
      }
    }
    for (node, sources) in inputs.enumerated() {
      let arriving = graph.segments.filter { $0.to == node }.sorted { $0.port < $1.port }
      #expect(arriving.map(\.port) == Array(sources.indices))
      #expect(arriving.map { graph.slots[$0.from].source } == sources)
    }
    #expect(graph.columns.flatMap { $0 }.sorted() == Array(graph.slots.indices))
  }

  @Test(arguments: 0..<20)
  func `slots keep their order and their distance, and the topmost begins at 0`(seed: Int) {
    let graph = LayeredGraph(inputs: Self.random(24, seed: UInt64(seed)))
    let extents = graph.slots.map {
      $0.node == nil ? LayeredHeights.Extent(above: 3, below: 3) : LayeredHeights.Extent(above: 20, below: 45)
    }
    let heights = LayeredHeights(graph: graph, extents: extents, gap: 7)
    let middles = heights.middles(of: graph.columns.indices)
    for column in graph.columns {
      for (upper, lower) in zip(column, column.dropFirst()) {
        #expect(middles[lower] - extents[lower].above - middles[upper] - extents[upper].below > 7 - 1e-6)
      }
    }
    let tops = graph.slots.indices.map { middles[$0] - extents[$0].above }
    #expect(abs(tops.min() ?? 1) < 1e-9)
  }

  @Test func `a chain is one straight line`() {
    let graph = LayeredGraph(inputs: [[], [0], [1], [2]])
    let heights = LayeredHeights(
      graph: graph, extents: (0..<4).map { LayeredHeights.Extent(above: Double(10 + $0), below: 20) }, gap: 5)
    #expect(Set(heights.middles(of: graph.columns.indices)).count == 1)
  }
}
