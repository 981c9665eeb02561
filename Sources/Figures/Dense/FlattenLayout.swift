import Canvas
import Insights
import Localization

/// The words and formulas of the figure that flattens maps.
struct FlattenWords {
  let value: FlattenMap
  let strings: Strings

  init(_ value: FlattenMap, _ strings: Strings) { (self.value, self.strings) = (value, strings) }

  /// The rule with this network's numbers, as in `(row × 5 + column) × 4 + map`.
  func formula() throws -> String {
    try strings(
      "flatten-mapping.formula", ["columns": String(value.shape.columns), "channels": String(value.shape.channels)])
  }

  /// The rule with the numbers of one cell, as in `(2 × 5 + 3) × 4 + 1 = 53`.
  func equation(_ cell: FlattenMap.Cell) -> String {
    if strings.areOfSignals { return "\(cell.column) × \(value.shape.channels) + \(cell.channel) = \(cell.index)" }
    return
      "(\(cell.row) × \(value.shape.columns) + \(cell.column)) × \(value.shape.channels) + \(cell.channel) = \(cell.index)"
  }

  func place(_ cell: FlattenMap.Cell) throws -> String {
    try strings(
      "flatten-mapping.place",
      ["channel": String(cell.channel), "row": String(cell.row), "column": String(cell.column)])
  }
}

/// Where maps, strip and formula stand.
struct FlattenLayout {
  /// The maps shown, below each other.
  let maps: [Rect]
  /// The side of a cell of a map.
  let cell: Double
  /// Whether cells of maps are large enough for their numbers.
  let hasNumbers: Bool
  /// The places of the vector that are shown, in order, and their cells.
  let indices: [Int]
  let stripCells: [Rect]
  /// Where places of the vector are left out.
  let breaks: [Double]
  /// The whole strip, and the area of the formula.
  let strip, formula: Rect

  private static let top = 26.0
  private static let mapGap = 30.0
  private static let stripCell = Size(64, 20)
  private static let breakHeight = 26.0

  init(_ value: FlattenMap) {
    let shape = value.shape
    let digits = TextStyle.small.measure(String(value.vector.count - 1)).width + 8
    let side = 112.0 / Double(max(shape.rows, shape.columns))
    hasNumbers = side >= digits
    cell = hasNumbers ? min(32, max(digits, side)).rounded(.down) : max(2, (side * 2).rounded(.down) / 2)
    let size = Size(cell * Double(shape.columns), cell * Double(shape.rows))
    let left = value.shown.indices.map { position in
      Rect(at: Point(0, FlattenLayout.top + Double(position) * (size.height + FlattenLayout.mapGap)), size)
    }
    indices = FlattenLayout.indices(value)
    let x = max(280, size.width + 130)
    var (y, cells, breaks) = (0.0, [Rect](), [Double]())
    for (position, index) in indices.enumerated() {
      if position > 0 && indices[position - 1] != index - 1 {
        breaks.append(y + FlattenLayout.breakHeight / 2)
        y += FlattenLayout.breakHeight
      }
      cells.append(Rect(at: Point(x, y), FlattenLayout.stripCell))
      y += FlattenLayout.stripCell.height
    }
    // Maps and strip begin at the same height, and the shorter of them stands in the middle of the other.
    let free = (left.last?.maxY ?? 0) - FlattenLayout.top - y
    let stripTop = FlattenLayout.top + max(0, free / 2)
    maps = left.map { $0.moved(0, max(0, -free / 2)) }
    stripCells = cells.map { $0.moved(0, stripTop) }
    self.breaks = breaks.map { $0 + stripTop }
    strip = Rect(x, stripTop, FlattenLayout.stripCell.width, y)
    let formulaLeft = x + FlattenLayout.stripCell.width + 62
    formula = Rect(formulaLeft, FlattenLayout.top, FigureMetrics.width - formulaLeft, 0)
  }

  var height: Double { max(strip.maxY, maps.last?.maxY ?? 0) + 2 }

  /// The colour of a map by its position among those shown: orange is left to what is pointed out.
  static func paint(_ position: Int) -> Paint { .category([0, 2, 3, 4][position % 4]) }

  /// The cell of a place of the vector; `nil` if it is not shown.
  func stripCell(_ index: Int) -> Rect? { indices.firstIndex(of: index).map { stripCells[$0] } }

  /// The first places, the last, and those around the cells that are followed; all of a short vector.
  private static func indices(_ value: FlattenMap) -> [Int] {
    let count = value.vector.count
    guard count > 24 else { return Array(0..<count) }
    let isNarrow = value.shape.channels <= 8
    let radius = isNarrow ? 2 : 1
    let around = value.followed.flatMap { Array($0.index - radius...$0.index + radius) }
    let wanted = Set(Array(0..<(isNarrow ? 2 * value.shape.channels : 4)) + around + [count - 2, count - 1])
    // A gap of one place is shorter filled than marked.
    let filled = wanted.union(wanted.filter { wanted.contains($0 + 2) }.map { $0 + 1 })
    return filled.filter { (0..<count).contains($0) }.sorted()
  }
}
