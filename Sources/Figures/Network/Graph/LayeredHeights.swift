/// How high the slots of neighbouring columns stand: in their order, never closer than they may, and as straight behind
/// each other as that lets them.
package struct LayeredHeights {
  /// How far a slot reaches above and below its middle.
  package struct Extent {
    package let above, below: Double

    package init(above: Double, below: Double) { (self.above, self.below) = (above, below) }
  }

  let graph: LayeredGraph
  /// By slot.
  let extents: [Extent]
  /// What stays free between two slots.
  let gap: Double

  /// Prepares to place the slots of a graph.
  package init(graph: LayeredGraph, extents: [Extent], gap: Double) {
    (self.graph, self.extents, self.gap) = (graph, extents, gap)
  }

  private static let sweeps = 20

  /// The middle of each slot of some columns, the uppermost edge at 0; slots of other columns have 0.
  package func middles(of columns: Range<Int>) -> [Double] {
    var middles = Array(repeating: 0.0, count: graph.slots.count)
    for column in columns { settle(column, wishes: graph.columns[column].map { _ in (0, 1) }, &middles) }
    for sweep in 0..<Self.sweeps {
      let isForth = sweep.isMultiple(of: 2)
      for column in isForth ? Array(columns) : columns.reversed() {
        let wishes = graph.columns[column].map { slot -> (Double, Double) in
          let others = (isForth ? graph.before(slot) : graph.behind(slot)).filter {
            columns.contains(graph.slots[$0].column)
          }
          guard !others.isEmpty else { return (middles[slot], 0.1) }
          // Long edges are kept straight first.
          let isLane = graph.slots[slot].node == nil
          return (others.reduce(0) { $0 + middles[$1] } / Double(others.count), isLane ? 4 : 1)
        }
        settle(column, wishes: wishes, &middles)
      }
    }
    let slots = columns.flatMap { graph.columns[$0] }
    let top = slots.map { middles[$0] - extents[$0].above }.min() ?? 0
    for slot in slots { middles[slot] -= top }
    return middles
  }

  /// Brings the slots of a column as near to their wishes (middle and weight) as their order and their extents allow: the
  /// least squares of an isotonic regression, by pooling neighbours that would overlap.
  private func settle(_ column: Int, wishes: [(middle: Double, weight: Double)], _ middles: inout [Double]) {
    let slots = graph.columns[column]
    var offsets = [0.0]
    for (upper, lower) in zip(slots, slots.dropFirst()) {
      offsets.append(offsets[offsets.count - 1] + extents[upper].below + gap + extents[lower].above)
    }
    var pools: [(mean: Double, weight: Double, count: Int)] = []
    for (wish, offset) in zip(wishes, offsets) {
      pools.append((wish.middle - offset, wish.weight, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let weight = before.weight + last.weight
        let mean = (before.mean * before.weight + last.mean * last.weight) / weight
        pools.append((mean, weight, before.count + last.count))
      }
    }
    let settled = pools.flatMap { pool in Array(repeating: pool.mean, count: pool.count) }
    for (index, slot) in slots.enumerated() { middles[slot] = settled[index] + offsets[index] }
  }
}
