import Canvas
import Insights
import Localization
import Tensors

/// Where everything of a worked cell stands that is made of few others: the numbers around it in what is read and in what comes
/// out beside each other, the bill below them.
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
  let legends: Column
  private(set) var head = 0.0, linesTop = 0.0
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
    legends = Column(try words.legendColumn(), gap: 10, alignment: .leading)
    billWidth = max(
      200, TextStyle.body.width(ofWidest: lines.map(\.text)) + 24 + TextStyle.body.bold.width(ofWidest: lines.map(\.number)))
    self.panels = panels
    try place()
  }

  private mutating func place() throws {
    let titles = try panels.map { TextStyle.heading.measure(try words.name($0.picture), width: width(of: $0)).height }
    head = (titles.max() ?? 0) + 24
    let height = panels.map { Double($0.rows.count) * cell }.max() ?? 0
    var left = 0.0
    for index in panels.indices {
      let panel = panels[index]
      let size = Size(Double(panel.columns.count) * cell, Double(panel.rows.count) * cell)
      panels[index].frame = Rect(at: Point(left + Self.labels, head + (height - size.height) / 2), size)
      left += Self.labels + width(of: panel) + Self.operatorWidth
    }
    linesTop = head + height + 28
    let bill = Double(lines.count) * Self.lineHeight
    size = Size(
      max(FigureMetrics.width, left - Self.operatorWidth, billWidth + 40 + legends.size.width),
      linesTop + max(bill, legends.size.height))
  }

  /// The width of a panel, or of its title where it has few columns.
  func width(of panel: Panel) -> Double { max(Double(panel.columns.count) * cell, 96) }

  var legendPlace: Point { Point(size.width - legends.size.width, linesTop) }

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
    // Of a mean over a large map, the corner where it starts.
    let isOne = picture.cells.count <= 4
    let box = isOne ? picture.box : nil
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

  /// The legends below each other.
  func legendColumn() throws -> [any Element] {
    func legend(_ scale: ColourScale, _ key: String) throws -> Legend {
      let places = ConvolutionStyle.places([Float(scale.minimum), Float(scale.maximum)])
      return Legend(scale, title: try word(key), length: 130, strings, places: scale.kind == .grey ? 1 : places)
    }
    if sharesScale { return [try legend(try sourceScale(), "legend.both")] }
    return [try legend(try sourceScale(), "legend.before"), try legend(try outputScale(), "legend.after")]
  }
}
