/// A graph without cycles in columns from left to right: each node stands behind all that it reads, and edges over several
/// columns have a lane of their own in those between, so that no edge runs through a node.
///
/// After Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System Structures" (1981): columns by
/// longest path, and within a column the order of the barycenters, the best of several sweeps.
package struct LayeredGraph {
  /// A place in a column: a node, or a lane in which the edges of a node pass by.
  package struct Slot: Equatable {
    /// The node that stands there; `nil` of a lane.
    package let node: Int?
    /// The node, or the one whose edges pass.
    package let source: Int
    package let column: Int
  }

  /// A piece of an edge, from a slot to one in the next column.
  package struct Segment: Equatable {
    /// The indices of the slots.
    package let from, to: Int
    /// Which input of the node at `to` the edge is; 0 for a lane.
    package let port: Int
  }

  /// The nodes in their own order, then the lanes.
  package let slots: [Slot]
  package let segments: [Segment]
  /// The indices of the segments that arrive at each slot and that leave it.
  package let arriving, leaving: [[Int]]
  /// The slots of each column, top to bottom.
  package private(set) var columns: [[Int]]

  /// Lays a graph out; `inputs` are the nodes that each node reads, all of smaller index.
  package init(inputs: [[Int]]) {
    var column: [Int] = []
    for sources in inputs { column.append((sources.map { column[$0] }.max() ?? -1) + 1) }
    var slots = inputs.indices.map { Slot(node: $0, source: $0, column: column[$0]) }
    var segments: [Segment] = []
    var readersOf = inputs.map { _ in [(node: Int, port: Int)]() }
    for (reader, sources) in inputs.enumerated() {
      for (port, source) in sources.enumerated() { readersOf[source].append((reader, port)) }
    }
    for (source, readers) in readersOf.enumerated() {
      guard let last = readers.map({ column[$0.node] }).max() else { continue }
      var here = source
      for next in column[source] + 1...last {
        segments += readers.filter { column[$0.node] == next }.map { Segment(from: here, to: $0.node, port: $0.port) }
        guard next < last else { break }
        slots.append(Slot(node: nil, source: source, column: next))
        segments.append(Segment(from: here, to: slots.count - 1, port: 0))
        here = slots.count - 1
      }
    }
    (self.slots, self.segments) = (slots, segments)
    var (arriving, leaving) = (slots.map { _ in [Int]() }, slots.map { _ in [Int]() })
    for (index, segment) in segments.enumerated() {
      arriving[segment.to].append(index)
      leaving[segment.from].append(index)
    }
    (self.arriving, self.leaving) = (arriving, leaving)
    columns = Array(repeating: [], count: (column.max() ?? -1) + 1)
    for index in slots.indices { columns[slots[index].column].append(index) }
    sort()
  }

  /// The slots in the column before that lead to a slot.
  func before(_ slot: Int) -> [Int] { arriving[slot].map { segments[$0].from } }

  /// The slots in the column behind to which a slot leads.
  func behind(_ slot: Int) -> [Int] { leaving[slot].map { segments[$0].to } }

  /// How many pairs of segments cross.
  package var crossings: Int {
    let places = places(of: columns)
    return columns.indices.reduce(0) { sum, column in
      let ends = columns[column].flatMap { slot in behind(slot).map { (places[slot], places[$0]) } }
      return sum
        + ends.indices.reduce(0) { count, one in
          count + ends[..<one].count { (ends[one].0 - $0.0) * (ends[one].1 - $0.1) < 0 }
        }
    }
  }

  private static let sweeps = 12
  /// Beyond so many slots the order is left as it comes: nobody sees a difference, and sweeping would take too long.
  private static let sweepLimit = 4000

  /// Sweeps forth and back, and keeps the order with fewest crossings.
  private mutating func sort() {
    guard slots.count <= Self.sweepLimit else { return }
    var places = places(of: columns)
    var (best, fewest) = (columns, crossings)
    for sweep in 0..<Self.sweeps where fewest > 0 {
      let isForth = sweep.isMultiple(of: 2)
      for column in isForth ? Array(columns.indices) : columns.indices.reversed() {
        sort(column, &places, by: isForth ? before : behind)
      }
      let count = crossings
      if count < fewest { (best, fewest) = (columns, count) }
    }
    columns = best
  }

  private mutating func sort(_ column: Int, _ places: inout [Int], by neighbours: (Int) -> [Int]) {
    let keys = columns[column].enumerated().map { place, slot -> (slot: Int, key: Double, place: Int) in
      let others = neighbours(slot).map { Double(places[$0]) }
      return (slot, others.isEmpty ? Double(place) : others.reduce(0, +) / Double(others.count), place)
    }
    columns[column] = keys.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.slot)
    for (place, slot) in columns[column].enumerated() { places[slot] = place }
  }

  private func places(of columns: [[Int]]) -> [Int] {
    var result = Array(repeating: 0, count: slots.count)
    for column in columns {
      for (place, slot) in column.enumerated() { result[slot] = place }
    }
    return result
  }
}
