import Canvas
import Insights

/// Where the image, the squares and the list of layers stand.
struct ReceptiveFieldLayout {
  /// The image and the padding that fields reach into.
  let frame: Rect
  /// The image.
  let image: Rect
  let listHeight: Double
  /// Of the image and the list beside it.
  var height: Double { max(frame.height, listHeight) }

  /// From a layer's bar to its words.
  static let indent = 14.0

  private static let rowHeight = 60.0
  private let listWidth: Double
  /// The sides of a pixel: those of a step of a signal are no square.
  private let cell: Size
  private let count: Int

  /// - Parameter textWidth: of the widest words in the list.
  init(_ fields: NestedFields, textWidth: Double) {
    listWidth = (textWidth + ReceptiveFieldLayout.indent).rounded(.up)
    let shape = fields.example.image.shape
    let rows = fields.levels.reduce(0..<shape.rows) { $0.hull($1.rows) }
    let columns = fields.levels.reduce(0..<shape.columns) { $0.hull($1.columns) }
    let room = FigureMetrics.width - listWidth - 40
    let exact = min(room / Double(columns.count), room / Double(rows.count))
    let side = exact >= 2 ? exact.rounded(.down) : exact
    let size = Size.map(rows: rows.count, columns: columns.count, cell: side)
    cell = Size(side, size.height / Double(rows.count))
    frame = Rect(at: Point(0, 0), size)
    image = Rect(
      -Double(columns.lowerBound) * side, -Double(rows.lowerBound) * cell.height, Double(shape.columns) * side,
      Double(shape.rows) * cell.height)
    count = fields.levels.count
    listHeight = Double(count) * ReceptiveFieldLayout.rowHeight
  }

  /// The piece of the image that a cell sees.
  func square(_ level: NestedFields.Level) -> Rect {
    Rect(
      image.minX + Double(level.columns.lowerBound) * cell.width,
      image.minY + Double(level.rows.lowerBound) * cell.height, Double(level.columns.count) * cell.width,
      Double(level.rows.count) * cell.height)
  }

  /// The numbers of a layer, right of the image.
  func row(_ index: Int) -> Rect {
    let height = ReceptiveFieldLayout.rowHeight
    let top = max(0, (frame.height - listHeight) / 2)
    return Rect(
      FigureMetrics.width - listWidth, top + Double(index) * height,
      listWidth, height)
  }
}

extension Range<Int> {
  fileprivate func hull(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
