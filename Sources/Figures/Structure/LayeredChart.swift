import Canvas

/// A graph drawn from top to bottom: ranks of nodes below each other, lines between them that run through no node, and where
/// it would become too tall, several strips side by side, read from the left one to the right one.
///
/// Ranks and their order are those of `LayeredGraph`, places within a rank those of `LayeredPlaces`.
package struct LayeredChart {
  /// What is to be placed.
  package struct Node {
    /// The room it takes.
    package let size: Size
    /// What stands on the lines that leave it; empty if nothing does.
    package let label: String

    /// Makes a node.
    package init(size: Size, label: String) { (self.size, self.label) = (size, label) }
  }

  /// A line between two ranks, or around from one strip to the next.
  package struct Route: Equatable {
    /// Straight pieces up to the bend.
    package var start: [Point]
    /// Where the bend ends, above what the line leads to.
    package let bendEnd: Point
    /// Where the line ends.
    package let end: Point
    /// Whether it ends at a node, with an arrow's head.
    package let hasHead: Bool
    /// The node that it comes from, and the one that it leads to; `nil` where it goes on in a lane.
    package let source: Int, target: Int?
  }

  /// A label on a line.
  package struct Label: Equatable {
    package let text: String
    package let frame: Rect
  }

  /// Where the nodes stand.
  package let frames: [Rect]
  package let routes: [Route]
  package let labels: [Label]
  /// What all of it takes.
  package let size: Size
  /// How many lines cross.
  package let crossings: Int

  static let trunk = 24.0
  private static let straight = 12.0
  private static let nodeGap = 9.0
  private static let laneGap = 9.0
  private static let stripGap = 56.0
  /// Above and below several strips, the room in which lines go from one to the next.
  static let above = 30.0, below = 14.0
}

extension LayeredChart {
  /// Places nodes; `inputs` are the nodes that each node reads, all of smaller index. Taller charts than `height` are cut into
  /// strips, if these have room beside each other in `width`.
  package init(inputs: [[Int]], _ nodes: [Node], width: Double, height: Double) {
    let graph = LayeredGraph(inputs: inputs)
    let plan = Plan(graph, nodes)
    var strips = [graph.columns.indices]
    for count in 1...8 {
      let candidate = plan.strips(count)
      guard plan.width(of: candidate) <= width else { break }
      let isShorter = plan.height(of: candidate) < plan.height(of: strips) * 0.85
      if count == 1 || isShorter && plan.height(of: strips) > height { strips = candidate }
    }
    self.init(graph, plan, strips)
  }

  private init(_ graph: LayeredGraph, _ plan: Plan, _ strips: [Range<Int>]) {
    let nodes = plan.nodes
    var frames = Array(repeating: Rect(0, 0, 0, 0), count: nodes.count)
    var middles = Array(repeating: 0.0, count: graph.slots.count)
    var (tops, left) = (Array(repeating: 0.0, count: graph.columns.count), 0.0)
    var gutters: [Double] = []
    for strip in strips {
      let own = plan.middles(of: strip)
      var top = strips.count > 1 ? Self.above : 0
      for rank in strip {
        tops[rank] = top
        for slot in graph.columns[rank] {
          middles[slot] = left + own[slot]
          guard let node = graph.slots[slot].node else { continue }
          let size = nodes[node].size
          frames[node] = Rect(
            middles[slot] - size.width / 2, top, size.width, size.height)
        }
        top += plan.rankHeights[rank] + plan.gaps[rank]
      }
      left += plan.width(of: strip)
      gutters.append(left + Self.stripGap / 2)
      left += Self.stripGap
    }
    self.frames = frames
    crossings = graph.crossings
    size = Size(left - Self.stripGap, plan.height(of: strips))
    let placement = Placement(
      graph: graph, plan: plan, strips: strips, frames: frames, middles: middles, tops: tops, gutters: gutters,
      bottom: size.height)
    routes = placement.routes(straight: Self.straight)
    labels = placement.labels
  }

  /// Sizes before anything has its place.
  struct Plan {
    let graph: LayeredGraph
    let nodes: [Node]
    /// By rank: the height of its nodes, that with the piece of line below them that holds their labels, and the gap to the next.
    let nodeHeights, rankHeights, gaps: [Double]
    private let halves: [Double]

    init(_ graph: LayeredGraph, _ nodes: [Node]) {
      (self.graph, self.nodes) = (graph, nodes)
      halves = graph.slots.map { slot in
        slot.node.map { nodes[$0].size.width / 2 + LayeredChart.nodeGap } ?? LayeredChart.laneGap
      }
      nodeHeights = graph.columns.map { slots in
        slots.compactMap { graph.slots[$0].node.map { nodes[$0].size.height } }.max() ?? 0
      }
      rankHeights = zip(nodeHeights, graph.columns).map { height, slots in
        let hasLabels = slots.contains { graph.slots[$0].node != nil && !graph.leaving[$0].isEmpty }
        return height + (hasLabels ? LayeredChart.trunk : 0)
      }
      // Lines that go aside need room to bend.
      gaps = graph.columns.indices.map { rank in
        guard rank + 1 < graph.columns.count else { return 0 }
        return graph.columns[rank].count == 1 && graph.columns[rank + 1].count == 1 ? 14 : 36
      }
    }

    /// The places in their strip, from 0.
    func middles(of strip: Range<Int>) -> [Double] {
      LayeredPlaces(graph: graph, halves: halves).middles(of: strip)
    }

    func width(of strip: Range<Int>) -> Double {
      let middles = middles(of: strip)
      return strip.flatMap { graph.columns[$0] }.map { middles[$0] + halves[$0] }.max() ?? 0
    }

    func width(of strips: [Range<Int>]) -> Double {
      strips.reduce(0) { $0 + width(of: $1) } + Double(strips.count - 1) * LayeredChart.stripGap
    }

    private func height(of strip: Range<Int>) -> Double {
      strip.reduce(0) { $0 + rankHeights[$1] + ($1 + 1 < strip.upperBound ? gaps[$1] : 0) }
    }

    /// Lines to the next strip turn below the ranks.
    func height(of strips: [Range<Int>]) -> Double {
      let turns = strips.count > 1 ? LayeredChart.above + LayeredChart.below : 0
      return (strips.map { height(of: $0) }.max() ?? 0) + turns
    }

    /// Whether one line alone leads from a rank to the next, so that a strip may end there.
    private func isCut(after rank: Int) -> Bool {
      Set(graph.columns[rank + 1].flatMap { graph.before($0) }).count == 1
    }

    /// So many strips of about one height, or fewer where there are no places to cut.
    func strips(_ count: Int) -> [Range<Int>] {
      let ranks = graph.columns.indices
      let target = height(of: [ranks]) / Double(count)
      var (strips, start): ([Range<Int>], Int) = ([], 0)
      while strips.count + 1 < count {
        let cuts = (start..<ranks.upperBound).dropLast().filter(isCut)
        // Best where the next strip begins with one node, not with a line that parts.
        func cost(_ rank: Int) -> Double {
          abs(height(of: start..<rank + 1) - target) + (graph.columns[rank + 1].count > 1 ? 0.2 * target : 0)
        }
        let best = cuts.min { cost($0) < cost($1) }
        guard let best else { break }
        strips.append(start..<best + 1)
        start = best + 1
      }
      return strips + [start..<ranks.upperBound]
    }
  }
}
