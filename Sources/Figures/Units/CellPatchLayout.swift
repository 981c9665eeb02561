import Canvas
import Insights
import Localization
import Tensors

/// Where everything of a worked cell stands that is made of few others: the numbers around it in what is read and in what comes
/// out beside each other, and the bill right of them or, where there is no room, below.
struct CellPatchLayout {
  /// A part of a map with its numbers.
  struct Panel {
    let picture: MapPicture
    let rows, columns: Range<Int>
    let scale: ColourScale
    /// The cells.
    var frame = Rect(0, 0, 0, 0)
  }

  let words: CellUnitWords
  private(set) var panels: [Panel]
  let cell: Double
  let lines: [CellUnitSum.Line]
  /// Below the panels, or right of the bill where that stands below them.
  let legends: Row
  private(set) var bill = Point(0, 0), legendPlace = Point(0, 0)
  private(set) var size = Size(0, 0)
  /// How wide the bill is.
  let billWidth: Double

  static let lineHeight = 21.0
  /// How many maps that are read are shown.
  private static let limit = 3
  /// Up to how many rows and columns a whole map is shown.
  private static let wholeLimit = 12
  private static let labels = 20.0
  static let operatorWidth = 44.0
  private static let gap = 36.0

  init(_ words: CellUnitWords) throws {
    self.words = words
    let value = words.value
    let sources = CellPatchLayout.shown(value)
    let isWhole = value.kind == .mean || value.kind == .largest
    let reach = sources.count > 1 ? 1 : 2
    var panels = try sources.map { picture in
      let parts = Self.part(of: picture, reach: reach, whole: isWhole ? Self.wholeLimit : 0)
      return Panel(picture: picture, rows: parts.0, columns: parts.1, scale: try words.sourceScale())
    }
    let parts = Self.part(of: value.output, reach: isWhole ? 1 : reach, whole: 0)
    panels.append(Panel(picture: value.output, rows: parts.0, columns: parts.1, scale: try words.outputScale()))
    let texts = panels.flatMap { panel in panel.numbers.map { words.cellNumber($0) } }
    cell = max(30, NumberGrid.cell(fitting: texts, .small) - 2)
    lines = try CellUnitSum(words).lines()
    legends = Row(try words.legends(length: 130), gap: 22, alignment: .leading)
    billWidth = max(
      200,
      TextStyle.body.width(ofWidest: lines.map(\.text)) + 24 + TextStyle.body.bold.width(ofWidest: lines.map(\.number)))
    self.panels = panels
    try place()
  }

  private mutating func place() throws {
    let titles = try panels.map {
      TextStyle.heading.measure(try words.name($0.picture), width: self.width(of: $0)).height
    }
    let head = (titles.max() ?? 0) + 24
    let bill = Size(billWidth, Double(lines.count) * Self.lineHeight)
    let grids = panels.map { Double($0.rows.count) * cell }.max() ?? 0
    let pitches = panels.map { Self.labels + self.width(of: $0) + Self.operatorWidth }
    let width = pitches.reduce(-Self.operatorWidth, +)
    let isBeside = width + Self.gap + bill.width <= FigureMetrics.width
    let height = isBeside ? max(grids, bill.height) : grids
    var left = 0.0
    for index in panels.indices {
      let panel = panels[index]
      let size = Size(Double(panel.columns.count) * cell, Double(panel.rows.count) * cell)
      panels[index].frame = Rect(at: Point(left + Self.labels, head + (height - size.height) / 2), size)
      left += pitches[index]
    }
    let bottom = head + height + 24
    if isBeside {
      self.bill = Point(FigureMetrics.width - bill.width, head + (height - bill.height) / 2)
      legendPlace = Point(0, bottom)
      size = Size(FigureMetrics.width, bottom + legends.size.height)
    } else {
      let whole = max(FigureMetrics.width, width, bill.width + Self.gap + legends.size.width)
      self.bill = Point(0, bottom)
      legendPlace = Point(whole - legends.size.width, bottom)
      size = Size(whole, bottom + max(bill.height, legends.size.height))
    }
  }

  /// The width of a panel, or of its title where it has few columns.
  func width(of panel: Panel) -> Double { max(Double(panel.columns.count) * cell, 96) }

  /// The maps of the sum; of those that a cell is measured by, its own alone.
  static func shown(_ value: CellUnit) -> [MapPicture] {
    switch value.kind {
    case .response, .shares:
      let own = value.sources.filter { $0.index == value.cell.channel || $0.form == .unit }
      return Array((own.isEmpty ? value.sources : own).prefix(1))
    case .concatenation: return value.sources.filter { !$0.cells.isEmpty }
    default: return Array(value.sources.prefix(limit))
    }
  }

  /// The rows and columns around the cells that count, as many of each as the map has at most.
  private static func part(of picture: MapPicture, reach: Int, whole: Int) -> (Range<Int>, Range<Int>) {
    let shape = picture.values.shape
    if shape[0] <= whole && shape[1] <= whole { return (0..<shape[0], 0..<shape[1]) }
    // Of a mean over a large map, what lies around its largest value.
    let largest = (picture.values.indexOfMaximum ?? 0).quotientAndRemainder(dividingBy: shape[1])
    let isFew = picture.cells.count <= 4
    let box =
      isFew
      ? picture.box
      : (largest.quotient..<largest.quotient + 1, largest.remainder..<largest.remainder + 1)
    func around(_ range: Range<Int>?, _ extent: Int) -> Range<Int> {
      let range = range ?? 0..<1
      let count = min(extent, range.count + 2 * reach)
      let start = max(0, min(range.lowerBound - reach, extent - count))
      return start..<start + count
    }
    return (around(box?.rows, shape[0]), around(box?.columns, shape[1]))
  }
}

extension CellPatchLayout.Panel {
  /// The numbers of the part, row by row.
  var numbers: [Float] { rows.flatMap { row in columns.map { picture.values[row, $0] } } }

  /// The cells that count, as marks in the part.
  var marks: [GridMark] {
    guard picture.cells.count <= 4 else { return [] }
    return picture.cells.filter { rows.contains($0.row) && columns.contains($0.column) }
      .map { GridMark(.lookHere, row: $0.row - rows.lowerBound, column: $0.column - columns.lowerBound) }
  }
}

extension CellUnitWords {
  /// A number in a cell.
  func cellNumber(_ value: Float) -> String { strings.numbers.decimal(value, places: abs(value) < 100 ? 2 : 0) }
}
