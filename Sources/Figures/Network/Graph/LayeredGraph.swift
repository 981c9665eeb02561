/// A graph without cycles in columns from left to right: each node stands behind all that it reads, and edges over several
/// columns have a lane of their own in those between, so that no edge runs through a node.
///
/// After Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System Structures" (1981): columns by
/// longest path, and within a column the order of the barycenters, the best of several sweeps.
struct LayeredGraph {
  /// A place in a column: a node, or a lane in which the edges of a node pass by.
  struct Slot: Equatable {
    /// The node that stands there; `nil` of a lane.
    let node: Int?
    /// The node, or the one whose edges pass.
    let source: Int
    let column: Int
  }

  /// A piece of an edge, from a slot to one in the next column.
  struct Segment: Equatable {
    /// The indices of the slots.
    let from, to: Int
    /// Which input of the node at `to` the edge is; 0 for a lane.
    let port: Int
  }

  /// The nodes in their own order, then the lanes.
  let slots: [Slot]
  let segments: [Segment]
  /// The slots of each column, top to bottom.
  private(set) var columns: [[Int]]

  /// Lays a graph out; `inputs` are the nodes that each node reads, all of smaller index.
  init(inputs: [[Int]]) {
    var column: [Int] = []
    for sources in inputs { column.append((sources.map { column[$0] }.max() ?? -1) + 1) }
    var slots = inputs.indices.map { Slot(node: $0, source: $0, column: column[$0]) }
    var segments: [Segment] = []
    for source in inputs.indices {
      let readers = inputs.indices.flatMap { reader in
        inputs[reader].indices.filter { inputs[reader][$0] == source }.map { (node: reader, port: $0) }
      }
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
    columns = Array(repeating: [], count: (column.max() ?? -1) + 1)
    for index in slots.indices { columns[slots[index].column].append(index) }
    sort()
  }

  /// The slots before and behind each slot.
  var neighbours: (before: [[Int]], behind: [[Int]]) {
    var (before, behind) = (slots.map { _ in [Int]() }, slots.map { _ in [Int]() })
    for segment in segments {
      before[segment.to].append(segment.from)
      behind[segment.from].append(segment.to)
    }
    return (before, behind)
  }

  /// How many pairs of segments cross.
  var crossings: Int {
    let places = places(of: columns)
    return columns.indices.reduce(0) { sum, column in
      let ends = segments.filter { slots[$0.from].column == column }.map { (places[$0.from], places[$0.to]) }
      return sum
        + ends.indices.reduce(0) { count, one in
          count + ends[..<one].count { (ends[one].0 - $0.0) * (ends[one].1 - $0.1) < 0 }
        }
    }
  }

  private static let sweeps = 12

  /// Sweeps forth and back, and keeps the order with fewest crossings.
  private mutating func sort() {
    let neighbours = neighbours
    var (best, fewest) = (columns, crossings)
    for sweep in 0..<Self.sweeps where fewest > 0 {
      let isForth = sweep.isMultiple(of: 2)
      for column in isForth ? Array(columns.indices) : columns.indices.reversed() {
        sort(column, by: isForth ? neighbours.before : neighbours.behind)
      }
      let count = crossings
      if count < fewest { (best, fewest) = (columns, count) }
    }
    columns = best
  }

  private mutating func sort(_ column: Int, by neighbours: [[Int]]) {
    let places = places(of: columns)
    let keys = columns[column].enumerated().map { place, slot -> (slot: Int, key: Double, place: Int) in
      let others = neighbours[slot].map { Double(places[$0]) }
      return (slot, others.isEmpty ? Double(place) : others.reduce(0, +) / Double(others.count), place)
    }
    columns[column] = keys.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.slot)
  }

  private func places(of columns: [[Int]]) -> [Int] {
    var result = Array(repeating: 0, count: slots.count)
    for column in columns {
      for (place, slot) in column.enumerated() { result[slot] = place }
    }
    return result
  }
}
