import Canvas
import Insights
import Localization

/// Where everything of the architecture stands: stages left to right in as many rows as they need.
struct ArchitectureLayout {
  /// A stage in its place.
  struct Placed {
    let item: ArchitectureItem
    let row: Int
    /// The whole picture: a stack with all its cards, a strip, the bars.
    let picture: Rect
    /// The front map of a stack, the cells of a strip; otherwise the picture.
    let front: Rect
  }

  /// One row of stages.
  struct Band {
    /// The pictures' part.
    let pictures: Rect
    /// The top of the words.
    let labelTop: Double
    /// The top of the legends.
    let legendTop: Double
    /// The items in it.
    let items: Range<Int>
  }

  /// Pixels of the figure for a cell of a map.
  let cell: Double
  let placed: [Placed]
  let bands: [Band]
  let size: Size

  static let width = 1068.0
  static let lineHeight = 16.0
  static let legendHeight = 66.0
  private static let bandGap = 28.0
  private static let cells = [6.0, 5, 4, 3, 2, 1, 0.5, 0.25]

  init(_ items: [ArchitectureItem]) {
    // The largest scale that needs no more rows than a modest one.
    let tallest = items.map { $0.stage.shape.isMaps ? $0.stage.extent : 1 }.max() ?? 1
    let scales = ArchitectureLayout.cells.filter { Double(tallest) * $0 <= 120 }
    let modest = ArchitectureLayout.rows(items, cell: min(3, scales.first ?? 0.25))
    let cell = scales.first { ArchitectureLayout.rows(items, cell: $0).count <= modest.count } ?? 0.25
    self.cell = cell
    var (placed, bands): ([Placed], [Band]) = ([], [])
    var top = 0.0
    for (row, range) in ArchitectureLayout.rows(items, cell: cell).enumerated() {
      let height = range.map { items[$0].size(cell).height }.max() ?? 0
      let labelTop = top + height + 14
      let lines = 2 + (range.map { items[$0].notes.count }.max() ?? 0)
      let hasParameters = range.contains { items[$0].parameters != nil }
      let legendTop = labelTop + Double(lines) * ArchitectureLayout.lineHeight + (hasParameters ? 48 : 8)
      bands.append(
        Band(
          pictures: Rect(0, top, ArchitectureLayout.width, height), labelTop: labelTop, legendTop: legendTop,
          items: range))
      let xs = ArchitectureLayout.justified(items, range, cell: cell)
      for (index, x) in zip(range, xs) {
        let size = items[index].size(cell)
        let rect = Rect(x, top + (height - size.height) / 2, size.width, size.height)
        placed.append(Placed(item: items[index], row: row, picture: rect, front: items[index].front(in: rect, cell)))
      }
      top = legendTop + ArchitectureLayout.legendHeight + ArchitectureLayout.bandGap
    }
    (self.placed, self.bands) = (placed, bands)
    size = Size(ArchitectureLayout.width, top - ArchitectureLayout.bandGap)
  }
}

extension ArchitectureItem {
  /// How far each map of a stack sticks out behind the one before: a good part of it, as far as there is room.
  func cardStep(_ cell: Double) -> Point {
    guard case .stack(let maps) = content, maps.count > 1 else { return Point(0, 0) }
    if isCompact { return Point(6, 5) }
    let height = mapSize(cell).height
    let rise = min(0.4 * height, (340 - height) / Double(maps.count - 1))
    return Point(9, max(8, rise.rounded()))
  }

  /// The size of one of its maps at a scale.
  private func mapSize(_ cell: Double) -> Size {
    .map(rows: stage.shape.rows, columns: stage.shape.columns, cell: cell)
  }

  /// The size of the picture at a scale.
  func size(_ cell: Double) -> Size {
    switch content {
    case .stack(let maps):
      let (behind, step) = (Double(maps.count - 1), cardStep(cell))
      let map = mapSize(cell)
      return Size(map.width + behind * step.x, map.height + behind * step.y)
    case .strip(let range):
      let dots: Double = range.count < stage.shape.count ? 40 : 0
      return Size(ArchitectureItem.stripWidth, Double(range.count) * ArchitectureItem.stripCell(range.count) + dots)
    case .bars(let classes): return Size(nameWidth + 128, Double(classes.count) * 18)
    }
  }

  /// The height of a cell of a strip.
  static func stripCell(_ count: Int) -> Double {
    [12.0, 8, 6, 5, 4, 3, 2.5, 2].first { Double(count) * $0 <= 200 } ?? 1.5
  }

  func front(in rect: Rect, _ cell: Double) -> Rect {
    if case .strip(let range) = content, range.count < stage.shape.count { return rect.inset(0, 20) }
    guard case .stack = content else { return rect }
    let size = mapSize(cell)
    return Rect(rect.minX, rect.maxY - size.height, size.width, size.height)
  }

  /// The width of the words below the picture, without the parameters.
  var labelWidth: Double {
    max(
      TextStyle.heading.measure(title).width, TextStyle.label.measure(shape).width,
      TextStyle.small.width(ofWidest: notes))
  }

  /// The width of the words on the arrow that leads here.
  var operationWidth: Double { TextStyle.small.width(ofWidest: [operation, detail]) }
}

extension ArchitectureLayout {
  /// The left edges of the pictures of one row, as close as they and their words may stand.
  private static func natural(_ items: [ArchitectureItem], _ range: Range<Int>, cell: Double) -> [Double] {
    var lefts: [Double] = []
    var (edge, middle) = (0.0, 0.0)
    for index in range {
      let (item, width) = (items[index], items[index].size(cell).width)
      var centre = max(width, item.labelWidth) / 2
      if index > range.lowerBound {
        let before = items[index - 1]
        let isDense = item.stage.step?.terms != nil
        centre = edge + (isDense ? 88 : 32) + width / 2
        centre = max(centre, middle + (before.labelWidth + item.labelWidth) / 2 + item.operationWidth + 24)
        if let one = before.parameters, let other = item.parameters {
          let widths = TextStyle.small.measure(one).width + TextStyle.small.measure(other).width
          centre = max(centre, middle + widths / 2 + 12)
        }
      } else if index > 0 {
        centre = max(width / 2 + 8, item.operationWidth + 40 + item.labelWidth / 2)
      }
      lefts.append(centre - width / 2)
      (edge, middle) = (centre + width / 2, centre)
    }
    return lefts
  }

  /// The width that a row takes at least, with the bend of the arrow to the next row.
  private static func rowWidth(_ items: [ArchitectureItem], _ range: Range<Int>, cell: Double) -> Double {
    guard let left = natural(items, range, cell: cell).last else { return 0 }
    let last = items[range.upperBound - 1]
    let (width, words) = (last.size(cell).width, max(last.labelWidth, last.parametersWidth))
    let bend: Double = range.upperBound < items.count ? 30 : 0
    return left + width / 2 + max(width, words) / 2 + bend
  }

  /// The left edges of a row whose free space has gone between its pictures.
  private static func justified(_ items: [ArchitectureItem], _ range: Range<Int>, cell: Double) -> [Double] {
    let lefts = natural(items, range, cell: cell)
    let free = width - rowWidth(items, range, cell: cell)
    let gap = range.count > 1 ? min(90, max(0, free) / Double(range.count - 1)) : 0
    let indent =
      range.lowerBound == 0 && range.upperBound == items.count
      ? max(0, free - gap * Double(range.count - 1)) / 2 : 0
    return lefts.enumerated().map { $1 + indent + gap * Double($0) }
  }

  /// The rows, chosen so that all are well filled, and best end behind a pooling layer.
  private static func rows(_ items: [ArchitectureItem], cell: Double) -> [Range<Int>] {
    var best: [(cost: Double, start: Int)] = [(0, 0)]
    for end in 1...items.count {
      var choice = (cost: Double.infinity, start: end - 1)
      for start in (0..<end).reversed() {
        let filled = rowWidth(items, start..<end, cell: cell) / width
        guard filled <= 1 || start == end - 1 else { break }
        let isBlockEnd = end == items.count || items[end - 1].stage.kind?.contains("Pooling") == true
        let cost = best[start].cost + 1 + (1 - filled) * (1 - filled) + (isBlockEnd ? 0 : 0.3)
        if cost < choice.cost { choice = (cost, start) }
      }
      best.append(choice)
    }
    var (rows, end): ([Range<Int>], Int) = ([], items.count)
    while end > 0 {
      rows.insert(best[end].start..<end, at: 0)
      end = best[end].start
    }
    return rows
  }
}

extension ArchitectureItem {
  var parametersWidth: Double { parameters.map { TextStyle.small.measure($0).width } ?? 0 }
}

extension ArchitectureDiagram.Stage {
  /// How many cells of its maps lie above each other; of signals, which are low, how many beside each other.
  var extent: Int { shape.rows == 1 ? shape.columns : shape.rows }
}
