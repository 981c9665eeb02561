import Canvas

extension LayeredChart {
  /// Where everything stands, for the lines that lead there.
  struct Placement {
    let graph: LayeredGraph
    let plan: Plan
    let strips: [Range<Int>]
    /// By node.
    let frames: [Rect]
    /// By slot.
    let middles: [Double]
    /// By rank.
    let tops: [Double]
    /// Right of each strip, where a line goes up to the next.
    let gutters: [Double]
    let bottom: Double

    /// The labels on the lines that leave nodes.
    var labels: [Label] {
      graph.slots.enumerated().compactMap { slot, place in
        guard let node = place.node, !graph.leaving[slot].isEmpty, !plan.nodes[node].label.isEmpty else { return nil }
        let size = TextStyle.small.measure(plan.nodes[node].label)
        let middle = frames[node].maxY + LayeredChart.trunk / 2
        return Label(
          text: plan.nodes[node].label,
          frame: Rect(middles[slot] - size.width / 2 - 3, middle - size.height / 2, size.width + 6, size.height))
      }
    }

    /// All lines, one for each piece of an edge.
    func routes(straight: Double) -> [Route] {
      graph.segments.map { segment in
        let (from, to) = (graph.slots[segment.from], graph.slots[segment.to])
        var start = [
          Point(middles[segment.from], top(of: segment.from)), Point(middles[segment.from], end(of: from.column)),
        ]
        if strip(of: from.column) != strip(of: to.column) { start += turn(from, to, at: middles[segment.from]) }
        guard let target = to.node else {
          let lane = Point(middles[segment.to], tops[to.column])
          return Route(start: start, bendEnd: lane, end: lane, hasHead: false, source: from.source, target: nil)
        }
        let x = middles[segment.to] + portOffset(segment)
        return Route(
          start: start, bendEnd: Point(x, tops[to.column] - straight), end: Point(x, frames[target].minY - 1),
          hasHead: true, source: from.source, target: target)
      }
    }

    private func strip(of rank: Int) -> Int { strips.firstIndex { $0.contains(rank) } ?? 0 }

    /// Where a line begins: below a node, or at the top of a lane's rank.
    private func top(of slot: Int) -> Double {
      let place = graph.slots[slot]
      return place.node.map { frames[$0].maxY } ?? tops[place.column]
    }

    private func end(of rank: Int) -> Double { tops[rank] + plan.rankHeights[rank] }

    /// Down, aside, up and aside again, to above the next strip.
    private func turn(_ from: LayeredGraph.Slot, _ to: LayeredGraph.Slot, at x: Double) -> [Point] {
      let strip = strip(of: from.column)
      let gutter = gutters[strip]
      let first = graph.columns[to.column].map { middles[$0] }
      let over = ((first.min() ?? 0) + (first.max() ?? 0)) / 2
      return [
        Point(x, bottom - 1), Point(gutter, bottom - 1), Point(gutter, 1), Point(over, 1), Point(over, 6),
      ]
    }

    /// Several lines into one node arrive beside each other, in the order in which they come.
    private func portOffset(_ segment: LayeredGraph.Segment) -> Double {
      let arriving = graph.arriving[segment.to].map { graph.segments[$0] }
        .sorted { (middles[$0.from], $0.port) < (middles[$1.from], $1.port) }
      guard arriving.count > 1, let place = arriving.firstIndex(of: segment), let node = graph.slots[segment.to].node
      else { return 0 }
      let step = min(22, (frames[node].width - 24) / Double(arriving.count - 1))
      return (Double(place) - Double(arriving.count - 1) / 2) * step
    }
  }
}
