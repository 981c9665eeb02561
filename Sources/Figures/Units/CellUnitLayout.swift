import Canvas
import Engine
import Insights
import Localization

/// Where everything of a unit made of few cells stands: the maps that are read below each other, what is done with the cell
/// that is followed, and the map that it lies in.
struct CellUnitLayout {
  let words: CellUnitWords
  /// The maps that are read, in the middle of their places, and the map that comes out.
  private(set) var sources: [Rect] = []
  private(set) var output = Rect(0, 0, 0, 0)
  /// The room for what is done; empty where a sign says it all.
  private(set) var middle = Rect(0, 0, 0, 0)
  /// The words left of the maps, and the widest number right of them.
  let labelWidth, numberWidth: Double
  /// The formula and the numbers that go into it; the graph of a function takes their place.
  let block: CellUnitBlock
  let legends: Row
  private(set) var legendTop = 0.0
  private(set) var size = Size(0, 0)

  static let outputSide = 168.0
  static let head = 40.0
  private static let gap = 30.0

  var value: CellUnit { words.value }

  init(_ words: CellUnitWords) throws {
    self.words = words
    let (value, count) = (words.value, words.value.sources.count)
    block = try CellUnitBlock(words)
    legends = Row(try words.legends(), gap: 28, alignment: .leading)
    let side = count == 1 ? Self.outputSide : count == 2 ? 112 : count == 3 ? 92 : 66
    labelWidth = count == 1 ? 0 : 104 + (value.kind.operatorSign == nil ? 0 : 24)
    let numbers = value.sources.compactMap(\.number).map(words.number)
    numberWidth = count == 1 ? 0 : TextStyle.label.bold.width(ofWidest: numbers) + 16
    var frames = value.sources.map { Self.frame(of: $0, side: side) }
    var target = Self.frame(of: value.output, side: Self.outputSide)
    if count == 1, let cell = Self.commonCell(value, hasBlock: block.size.width > 0) {
      (frames[0], target) = (value.sources[0].size(cell), value.output.size(cell))
    }
    let rows = frames.reduce(-14) { $0 + $1.height + 14 }
    let height = max(rows, target.height, block.size.height)
    var top = Self.head + (height - rows) / 2
    for frame in frames {
      let left = count == 1 ? 0 : labelWidth + (side - frame.width) / 2
      sources.append(Rect(at: Point(left, top), frame))
      top += frame.height + 14
    }
    let right = (count == 1 ? frames[0].width : labelWidth + side) + numberWidth + (count > 1 ? 22 : 0)
    let width = FigureMetrics.width
    output = Rect(at: Point(width - target.width, Self.head + (height - target.height) / 2), target)
    let room = output.minX - right
    middle = Rect(
      right + (room - block.size.width) / 2, Self.head + (height - block.size.height) / 2, block.size.width,
      block.size.height)
    legendTop = Self.head + height + 44
    size = Size(width, legendTop + legends.size.height)
  }

  /// From the right end of what is read to the left end of what comes out.
  var flow: (start: Double, end: Double) {
    let right = sources.map(\.maxX).max() ?? 0
    return (right + numberWidth + (sources.count > 1 ? 26 : 10), output.minX - 10)
  }

  /// Where the middle line of all runs.
  var line: Double { output.midY }

  /// The side of a cell where one map becomes another: the same in both, so that what grows is seen to grow.
  private static func commonCell(_ value: CellUnit, hasBlock: Bool) -> Double? {
    let shapes = (value.sources + [value.output]).map(\.values.shape)
    guard shapes.allSatisfy({ $0[0] > 1 }) else { return nil }
    let side = hasBlock ? 200.0 : 256
    return side / Double(shapes.flatMap { [$0[0], $0[1]] }.max() ?? 1)
  }

  /// A map that fits into a square, a row of values as a strip that can be seen.
  static func frame(of picture: MapPicture, side: Double) -> Size {
    let (rows, columns) = (Double(picture.values.shape[0]), Double(picture.values.shape[1]))
    if rows == 1 && columns > 1 { return Size(side, max(16, min(side / columns, 28))) }
    if rows == 1 { return Size(40, 40) }
    let cell = side / max(rows, columns)
    return Size(max(6, columns * cell), max(6, rows * cell))
  }
}

extension MapPicture {
  /// The size with cells of so many px.
  fileprivate func size(_ cell: Double) -> Size {
    Size(max(6, Double(values.shape[1]) * cell), max(6, Double(values.shape[0]) * cell))
  }

  /// The value of the only cell that counts; `nil` where there are several or none.
  var number: Float? { cells.count == 1 ? values[cells[0].row, cells[0].column] : nil }

  /// The outline of the cells that count in the rectangle of the map, never too small to be seen.
  func outline(in frame: Rect) -> Rect? {
    guard let box else { return nil }
    let shape = (rows: values.shape[0], columns: values.shape[1])
    let cells = frame.cells(box.rows, box.columns, of: shape)
    return cells.inset(min(0, (cells.width - 3) / 2), min(0, (cells.height - 3) / 2))
  }
}
