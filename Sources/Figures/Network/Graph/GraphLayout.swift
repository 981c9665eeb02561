import Canvas
import Localization

/// Where everything of a branching network stands: columns left to right, in as many bands as they need.
struct GraphLayout {
  /// An item in its place.
  struct Box {
    let placed: ArchitectureLayout.Placed
    /// The middle of a merge's sign; `nil` of other items.
    let sign: Point?
    /// Where edges arrive.
    let port: Point
  }

  /// Some columns below each other's.
  struct Band {
    let columns: Range<Int>
    let top, height: Double
    let legends: GraphLegends
    /// Whether it is left out of a picture that would be too long.
    let isHidden: Bool
  }

  let graph: GraphItems
  let layers: LayeredGraph
  /// Pixels of the figure for a cell of a map.
  let cell: Double
  /// By item.
  let boxes: [Box]
  let bands: [Band]
  let routes: [GraphRoute]
  /// Vectors and the dense layers that read them, which lines of terms link instead of an arrow.
  let termLinks: [(source: Int, target: Int)]
  let size: Size

  static let width = ArchitectureLayout.width
  private static let bandGap = 34.0
  /// The height up to which a picture is drawn whole; taller ones show less.
  static let heightLimit = 8000.0
  /// How many bands are drawn at most, and how many of them are the last ones.
  private static let bandLimit = (all: 14, last: 4)

  /// The number of items in bands that are left out.
  var hiddenCount: Int {
    boxes.count { bands[$0.placed.row].isHidden }
  }

  init(_ graph: GraphItems, _ strings: Strings) throws {
    let layers = LayeredGraph(inputs: graph.inputs)
    let tallest = graph.items.map { $0.stage.shape.isMaps ? $0.stage.extent : 1 }.max() ?? 1
    let scales = [3.0, 2.5, 2, 1.5, 1, 0.5, 0.25].filter { Double(tallest) * $0 <= 90 }
    let candidates = try (scales.isEmpty ? [0.25] : scales).map { cell in
      let measures = try GraphMeasures(graph, cell: cell, strings)
      return (cell: cell, measures: measures, bands: Self.bands(graph, layers, measures))
    }
    // The largest scale that needs no more bands than the smallest.
    let fewest = candidates.map { $0.bands.bands.count }.min() ?? 1
    let best = candidates.first { $0.bands.bands.count == fewest } ?? candidates[0]
    try self.init(graph, layers, cell: best.cell, best.measures, best.bands, strings)
  }

  private init(
    _ graph: GraphItems, _ layers: LayeredGraph, cell: Double, _ measures: GraphMeasures, _ plan: GraphBands,
    _ strings: Strings
  ) throws {
    let ranges = plan.bands
    let heights = LayeredHeights(
      graph: layers,
      extents: layers.slots.map { slot in
        slot.node.map { measures.items[$0].extent } ?? Self.laneExtent(layers.columns[slot.column].count)
      }, gap: 0)
    var (bands, middles, lefts) = ([Band](), [Double](), [Double]())
    middles = Array(repeating: 0, count: layers.slots.count)
    var top = 0.0
    for (row, range) in ranges.enumerated() {
      let isHidden =
        ranges.count > Self.bandLimit.all
        && (Self.bandLimit.all - Self.bandLimit.last..<ranges.count - Self.bandLimit.last).contains(row)
      let own = heights.middles(of: range)
      let slots = range.flatMap { layers.columns[$0] }
      let height = isHidden ? 0 : slots.map { own[$0] + heights.extents[$0].below }.max() ?? 0
      for slot in slots { middles[slot] = top + own[slot] }
      let shown = slots.compactMap { layers.slots[$0].node }.sorted().map { graph.items[$0] }
      let legends = try GraphLegends(graph.areBoxes || isHidden ? [] : shown, strings)
      bands.append(Band(columns: range, top: top, height: height, legends: legends, isHidden: isHidden))
      lefts += plan.lefts(of: range, isOnly: ranges.count == 1)
      let crossing = plan.crossing(before: range.upperBound).count
      let lanes = Double(crossing) * GraphBands.laneWidth(crossing)
      if !isHidden { top += height + legends.size.height + Self.bandGap + lanes }
    }
    (self.graph, self.layers, self.cell, self.bands) = (graph, layers, cell, bands)
    boxes = graph.items.indices.map { index in
      let column = layers.slots[index].column
      return Self.box(
        graph.items[index], measures.items[index],
        centre: Point(lefts[column] + plan.columnWidths[column] / 2, middles[index]),
        row: ranges.firstIndex { $0.contains(column) } ?? 0, cell: cell, isBox: graph.areBoxes)
    }
    let routing = GraphRouting(
      graph: graph, layers: layers, plan: plan, bands: bands, boxes: boxes, middles: middles, lefts: lefts,
      bandOfColumn: bands.enumerated().flatMap { row, band in band.columns.map { _ in row } })
    termLinks = Self.termLinks(graph, layers, boxes)
    routes = routing.routes(without: termLinks.map(\.target))
    size = Size(Self.width, (bands.last.map { $0.top + $0.height + $0.legends.size.height }) ?? 0)
  }

  /// The room of a lane in a column of so many slots; many lanes become a ribbon.
  private static func laneExtent(_ count: Int) -> LayeredHeights.Extent {
    let half = min(12, 120 / Double(count))
    return LayeredHeights.Extent(above: half, below: half)
  }

  private static func bands(_ graph: GraphItems, _ layers: LayeredGraph, _ measures: GraphMeasures) -> GraphBands {
    let widths = layers.columns.map { slots in
      slots.compactMap { layers.slots[$0].node }.map { measures.items[$0].width }.max() ?? 0
    }
    let gaps = layers.columns.map { slots in
      let isDense = slots.contains { slot in
        layers.slots[slot].node.map { graph.items[$0].stage.step?.terms != nil } ?? false
      }
      return isDense && !graph.areBoxes ? 84.0 : 44
    }
    return GraphBands(graph: layers, columnWidths: widths, gaps: gaps, width: width)
  }

  private static func box(
    _ item: ArchitectureItem, _ measure: GraphMeasures.Item, centre: Point, row: Int, cell: Double, isBox: Bool
  ) -> Box {
    let left = centre.x - measure.group.width / 2
    let picture = Rect(
      left + measure.group.width - measure.picture.width, centre.y - measure.picture.height / 2, measure.picture.width,
      measure.picture.height)
    let sign = item.symbol.map { _ in Point(left + GraphMeasures.signRadius, centre.y) }
    let placed = ArchitectureLayout.Placed(
      item: item, row: row, picture: picture, front: isBox ? picture : item.front(in: picture, cell))
    return Box(placed: placed, sign: sign, port: Point(left - 3, centre.y))
  }

  /// Vectors and the dense layers that read them, where nothing stands between the two: lines of terms link them.
  private static func termLinks(
    _ graph: GraphItems, _ layers: LayeredGraph, _ boxes: [Box]
  ) -> [(source: Int, target: Int)] {
    if graph.areBoxes { return [] }
    return boxes.indices.compactMap { target in
      guard boxes[target].placed.item.stage.step?.terms != nil, let source = graph.inputs[target].first,
        case .strip = boxes[source].placed.item.content, boxes[source].placed.row == boxes[target].placed.row
      else { return nil }
      let columns = (layers.slots[source].column, layers.slots[target].column)
      let areAlone = [columns.0, columns.1].allSatisfy { layers.columns[$0].count == 1 }
      return columns.1 == columns.0 + 1 && areAlone ? (source, target) : nil
    }
  }
}
