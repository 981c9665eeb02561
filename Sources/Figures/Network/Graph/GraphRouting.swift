import Canvas

/// A line of data flow: straight pieces and one bend, from a picture towards another.
struct GraphRoute {
  /// Straight pieces from the start to where the line bends.
  var points: [Point]
  /// Where the bend ends, at another height; the last of `points` where there is none.
  var bendEnd: Point
  /// Where the line ends.
  var end: Point
  /// Whether it ends at a picture, with an arrow's head.
  let hasHead: Bool
  /// Whether the path from the answer to a pixel runs along it.
  let isPath: Bool
}

/// Leads the edges of a graph from column to column, and around the ends of bands.
struct GraphRouting {
  let graph: GraphItems
  let layers: LayeredGraph
  let plan: GraphBands
  let bands: [GraphLayout.Band]
  let boxes: [GraphLayout.Box]
  /// By slot.
  let middles: [Double]
  /// The left edges of the columns.
  let lefts: [Double]

  /// The band of each column.
  let bandOfColumn: [Int]

  /// The straight piece in front of a picture, on which an arrow's head has room.
  private static let straight = 14.0

  /// All lines but those into some items, those of the path last, over the others.
  func routes(without items: [Int]) -> [GraphRoute] {
    let onPath = pathSegments
    var routes: [GraphRoute] = []
    for (index, segment) in layers.segments.enumerated() {
      let (one, other) = (band(of: segment.from), band(of: segment.to))
      guard !bands[one].isHidden, !bands[other].isHidden, !items.contains(where: { $0 == segment.to }) else { continue }
      let start = one == other ? [exit(segment.from), columnEnd(segment.from)] : turn(segment, from: one, to: other)
      routes.append(arrival(segment, from: start, isPath: onPath[index]))
    }
    return routes.filter { !$0.isPath } + routes.filter(\.isPath)
  }

  private func band(of slot: Int) -> Int { bandOfColumn[layers.slots[slot].column] }

  /// Where a line leaves a slot: at the right of the picture, at the left of a lane, which runs all through the column.
  private func exit(_ slot: Int) -> Point {
    guard let node = layers.slots[slot].node else { return Point(lefts[layers.slots[slot].column], middles[slot]) }
    return Point(boxes[node].placed.picture.maxX + 3, middles[slot])
  }

  private func columnEnd(_ slot: Int) -> Point {
    let column = layers.slots[slot].column
    return Point(max(exit(slot).x, lefts[column] + plan.columnWidths[column]), middles[slot])
  }

  /// The last pieces of a line, into a picture or a lane.
  private func arrival(_ segment: LayeredGraph.Segment, from start: [Point], isPath: Bool) -> GraphRoute {
    let left = lefts[layers.slots[segment.to].column]
    guard let node = layers.slots[segment.to].node else {
      let end = Point(left, middles[segment.to])
      return GraphRoute(points: start, bendEnd: end, end: end, hasHead: false, isPath: isPath)
    }
    let box = boxes[node]
    let y = box.port.y + portOffset(segment)
    var x = box.port.x
    if let sign = box.sign {
      let (radius, rise) = (GraphMeasures.signRadius + 2, y - sign.y)
      x = sign.x - (radius * radius - rise * rise).squareRoot()
    }
    return GraphRoute(
      points: start, bendEnd: Point(left - Self.straight, y), end: Point(x, y), hasHead: true, isPath: isPath)
  }

  /// Several edges into one picture arrive below each other, in the order in which they come.
  private func portOffset(_ segment: LayeredGraph.Segment) -> Double {
    let arriving = layers.arriving[segment.to].map { layers.segments[$0] }
      .sorted { (middle($0), $0.port) < (middle($1), $1.port) }
    guard arriving.count > 1, let place = arriving.firstIndex(of: segment) else { return 0 }
    let step = min(8, 20 / Double(arriving.count - 1))
    return (Double(place) - Double(arriving.count - 1) / 2) * step
  }

  /// Edges from another band come from above.
  private func middle(_ segment: LayeredGraph.Segment) -> Double {
    band(of: segment.from) == band(of: segment.to) ? middles[segment.from] : -1
  }

  /// From the end of a band to the beginning of the next: each source has a lane of its own, the deepest nearest to the
  /// pictures on the right and farthest from them on the left, so that lanes do not cross there.
  private func turn(_ segment: LayeredGraph.Segment, from one: Int, to other: Int) -> [Point] {
    let first = bands[other].columns.lowerBound
    let sources = plan.crossing(before: first)
    let lane = GraphBands.laneWidth(sources.count)
    let outgoing = sources.sorted { (-middles[$0], $0) < (-middles[$1], $1) }
    let incoming = sources.sorted { (-arrivalHeight($0), $0) < (-arrivalHeight($1), $1) }
    let out = Double(outgoing.firstIndex(of: segment.from) ?? 0)
    let back = Double(incoming.firstIndex(of: segment.from) ?? 0)
    let start = exit(segment.from)
    let right =
      min(GraphLayout.width - 1 - lane * Double(sources.count - 1), rightEdge(of: bands[one]) + 14) + lane * out
    let between = bands[other].top - 16 - lane * Double(sources.count - 1) + lane * back
    let left = 2 + lane * back
    let entry = arrivalHeight(segment.from)
    let bend = lefts[first] - Self.straight - 22
    return [
      start, Point(right, start.y), Point(right, between), Point(left, between), Point(left, entry), Point(bend, entry),
    ]
  }

  private func arrivalHeight(_ source: Int) -> Double {
    let targets = layers.behind(source).map { middles[$0] }
    return targets.reduce(0, +) / Double(max(1, targets.count))
  }

  private func rightEdge(of band: GraphLayout.Band) -> Double {
    guard let last = band.columns.last else { return 0 }
    return lefts[last] + plan.columnWidths[last]
  }

  /// Which segments the path runs along.
  private var pathSegments: [Bool] {
    var result = layers.segments.map { _ in false }
    for item in graph.items.indices {
      guard let port = graph.pathInput(of: item) else { continue }
      let (source, column) = (graph.inputs[item][port], layers.slots[item].column)
      var here: Int? = source
      while let slot = here {
        here = nil
        for index in layers.leaving[slot] {
          let (segment, target) = (layers.segments[index], layers.slots[layers.segments[index].to])
          if target.node == item ? segment.port == port : target.node == nil && target.column < column {
            result[index] = true
            if target.node == nil { here = segment.to }
          }
        }
      }
    }
    return result
  }
}
