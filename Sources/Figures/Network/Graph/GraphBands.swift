/// The columns of a graph cut into bands that are as wide as the figure at most, best where few edges are cut.
struct GraphBands {
  let graph: LayeredGraph
  /// The widths of the columns, and of the gaps in front of them.
  let columnWidths, gaps: [Double]
  /// The width of the figure.
  let width: Double
  /// For each column the slots of the column before whose edges lead to it; none beyond the ends.
  private let crossings: [[Int]]

  init(graph: LayeredGraph, columnWidths: [Double], gaps: [Double], width: Double) {
    (self.graph, self.columnWidths, self.gaps, self.width) = (graph, columnWidths, gaps, width)
    crossings =
      [[]] + graph.columns.dropLast().map { $0.filter { !graph.leaving[$0].isEmpty } } + [[]]
  }

  /// How far lines on their way to another band stand from each other; many become a ribbon.
  static func laneWidth(_ count: Int) -> Double { min(9, 72 / Double(max(1, count))) }

  /// The bands, as few as there can be, evenly filled.
  var bands: [Range<Int>] {
    var best: [(cost: Double, start: Int)] = [(0, 0)]
    for end in 1...max(1, columnWidths.count) {
      var choice = (cost: Double.infinity, start: end - 1)
      for start in (0..<end).reversed() {
        let filled = width(of: start..<end) / width
        guard filled <= 1 || start == end - 1 else { break }
        let cut = end == columnWidths.count ? 0 : Double(crossing(before: end).count - 1)
        let cost = best[start].cost + 1 + (1 - filled) * (1 - filled) + 0.3 * cut
        if cost < choice.cost { choice = (cost, start) }
      }
      best.append(choice)
    }
    var (bands, end): ([Range<Int>], Int) = ([], columnWidths.count)
    while end > 0 {
      bands.insert(best[end].start..<end, at: 0)
      end = best[end].start
    }
    return bands
  }

  /// The slots whose edges lead from the column before to this one.
  func crossing(before column: Int) -> [Int] { crossings[column] }

  /// What a band needs at its left and right for edges from and to other bands.
  func margins(of band: Range<Int>) -> (left: Double, right: Double) {
    let (entering, leaving) = (crossing(before: band.lowerBound).count, crossing(before: band.upperBound).count)
    return (
      entering == 0 ? 0 : Double(entering) * Self.laneWidth(entering) + 40,
      leaving == 0 ? 0 : Double(leaving) * Self.laneWidth(leaving) + 12
    )
  }

  func width(of band: Range<Int>) -> Double {
    let margins = margins(of: band)
    return margins.left + margins.right + band.reduce(0) { $0 + columnWidths[$1] }
      + band.dropFirst().reduce(0) { $0 + gaps[$1] }
  }

  /// The left edges of the columns of a band; free space has gone between them.
  func lefts(of band: Range<Int>, isOnly: Bool) -> [Double] {
    let free = max(0, width - width(of: band))
    let extra = band.count > 1 ? min(110, free / Double(band.count - 1)) : 0
    var left = margins(of: band).left + (isOnly ? (free - extra * Double(band.count - 1)) / 2 : 0)
    return band.map { column in
      if column > band.lowerBound { left += gaps[column] + extra }
      defer { left += columnWidths[column] }
      return left
    }
  }
}
