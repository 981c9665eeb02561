/// The places of the slots of a layered graph along its columns: in their order, never closer than they may, and straight
/// behind each other wherever that is possible.
///
/// After Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment" (2001): every slot is aligned with the median of
/// its neighbours, four times (from either end, from either side), and takes the mean of the two middle ones of the four places.
/// Blocks of aligned slots are packed by longest paths.
package struct LayeredPlaces {
  private let graph: LayeredGraph
  /// How far a slot reaches to either side of its middle.
  private let halves: [Double]

  /// Prepares to place slots; `halves` is how far each reaches to either side, with what stays free around it.
  package init(graph: LayeredGraph, halves: [Double]) { (self.graph, self.halves) = (graph, halves) }

  /// The middle of each slot of some columns, the first edge at 0; slots of other columns have 0.
  package func middles(of columns: Range<Int>) -> [Double] {
    let conflicts = conflicts(in: columns)
    let candidates = [false, true].flatMap { isBackward in
      [false, true].map { isMirrored -> [Double] in
        let layers = layers(columns, isBackward: isBackward, isMirrored: isMirrored)
        let places = compacted(layers, aligned(layers, conflicts, isBackward: isBackward))
        return isMirrored ? places.map { -$0 } : places
      }
    }
    let slots = columns.flatMap { graph.columns[$0] }
    func start(_ places: [Double]) -> Double { slots.map { places[$0] - halves[$0] }.min() ?? 0 }
    func end(_ places: [Double]) -> Double { slots.map { places[$0] + halves[$0] }.max() ?? 0 }
    // All lie over the narrowest one: those that were packed towards the start begin with it, the others end with it.
    let width = candidates.map { end($0) - start($0) }.min() ?? 0
    let shifted = candidates.enumerated().map { index, places in
      let shift = index.isMultiple(of: 2) ? -start(places) : width - end(places)
      return places.map { $0 + shift }
    }
    var result = Array(repeating: 0.0, count: graph.slots.count)
    for slot in slots {
      let four = shifted.map { $0[slot] }.sorted()
      result[slot] = (four[1] + four[2]) / 2
    }
    let first = start(result)
    for slot in slots { result[slot] -= first }
    return result
  }
}

extension LayeredPlaces {
  /// Two slots that a segment joins.
  private struct Pair: Hashable {
    let upper, lower: Int
  }

  private func layers(_ columns: Range<Int>, isBackward: Bool, isMirrored: Bool) -> [[Int]] {
    let layers = columns.map { isMirrored ? graph.columns[$0].reversed() : graph.columns[$0] }
    return isBackward ? layers.reversed() : layers
  }

  /// The segments that cross a piece of a long edge, which is kept straight at their cost.
  private func conflicts(in columns: Range<Int>) -> Set<Pair> {
    var result: Set<Pair> = []
    for column in columns.dropFirst() {
      let (upper, lower) = (graph.columns[column - 1], graph.columns[column])
      let place = Dictionary(uniqueKeysWithValues: upper.enumerated().map { ($1, $0) })
      let pairs = lower.enumerated().flatMap { position, slot in
        graph.before(slot).map { (pair: Pair(upper: $0, lower: slot), ends: (place[$0] ?? 0, position)) }
      }
      let inner = pairs.filter { graph.slots[$0.pair.upper].node == nil && graph.slots[$0.pair.lower].node == nil }
      for one in pairs where !inner.contains(where: { $0.pair == one.pair }) {
        if inner.contains(where: { ($0.ends.0 - one.ends.0) * ($0.ends.1 - one.ends.1) < 0 }) {
          result.insert(one.pair)
        }
      }
    }
    return result
  }

  /// The first slot of the block that each slot belongs to.
  private func aligned(_ layers: [[Int]], _ conflicts: Set<Pair>, isBackward: Bool) -> [Int] {
    var root = Array(graph.slots.indices)
    for (before, layer) in zip(layers, layers.dropFirst()) {
      let place = Dictionary(uniqueKeysWithValues: before.enumerated().map { ($1, $0) })
      var (last, taken): (Int, Set<Int>) = (-1, [])
      for slot in layer {
        let neighbours = Set(isBackward ? graph.behind(slot) : graph.before(slot)).sorted { place[$0]! < place[$1]! }
        guard !neighbours.isEmpty else { continue }
        let medians = Set([(neighbours.count - 1) / 2, neighbours.count / 2]).sorted()
        for median in medians {
          let other = neighbours[median]
          let pair = isBackward ? Pair(upper: slot, lower: other) : Pair(upper: other, lower: slot)
          guard let position = place[other], position > last, !conflicts.contains(pair), taken.insert(other).inserted
          else { continue }
          root[slot] = root[other]
          last = position
          break
        }
      }
    }
    return root
  }

  /// Blocks as far towards the start as the others let them, then each as near to those behind it as these let it.
  private func compacted(_ layers: [[Int]], _ root: [Int]) -> [Double] {
    var (before, behind): ([Int: [(Int, Double)]], [Int: [(Int, Double)]]) = ([:], [:])
    for layer in layers {
      for (one, other) in zip(layer, layer.dropFirst()) {
        let distance = halves[one] + halves[other]
        before[root[other], default: []].append((root[one], distance))
        behind[root[one], default: []].append((root[other], distance))
      }
    }
    let blocks = order(Set(layers.joined().map { root[$0] }).sorted(), before)
    var places = Array(repeating: 0.0, count: root.count)
    for block in blocks {
      places[block] = before[block]?.map { places[$0.0] + $0.1 }.max() ?? 0
    }
    for block in blocks.reversed() {
      guard let limit = behind[block]?.map({ places[$0.0] - $0.1 }).min() else { continue }
      places[block] = max(places[block], limit)
    }
    return root.map { places[$0] }
  }

  /// The blocks, each behind those that it must stand behind.
  private func order(_ blocks: [Int], _ before: [Int: [(Int, Double)]]) -> [Int] {
    var (result, seen): ([Int], Set<Int>) = ([], [])
    for block in blocks {
      var stack = [(block, false)]
      while let (next, isDone) = stack.popLast() {
        if isDone {
          result.append(next)
        } else if seen.insert(next).inserted {
          stack.append((next, true))
          stack += (before[next] ?? []).map { ($0.0, false) }
        }
      }
    }
    return result
  }
}
