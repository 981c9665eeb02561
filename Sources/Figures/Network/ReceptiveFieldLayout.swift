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
  private let cell: Double
  private let count: Int

  /// - Parameter textWidth: of the widest words in the list.
  init(_ fields: NestedFields, textWidth: Double) {
    listWidth = (textWidth + ReceptiveFieldLayout.indent).rounded(.up)
    let shape = fields.example.image.shape
    let rows = fields.levels.reduce(0..<shape.rows) { $0.hull($1.rows) }
    let columns = fields.levels.reduce(0..<shape.columns) { $0.hull($1.columns) }
    let room = FigureMetrics.width - listWidth - 40
    let exact = min(room / Double(columns.count), room / Double(rows.count))
    cell = exact >= 2 ? exact.rounded(.down) : exact
    frame = Rect(0, 0, Double(columns.count) * cell, Double(rows.count) * cell)
    image = Rect(
      -Double(columns.lowerBound) * cell, -Double(rows.lowerBound) * cell, Double(shape.columns) * cell,
      Double(shape.rows) * cell)
    count = fields.levels.count
    listHeight = Double(count) * ReceptiveFieldLayout.rowHeight
  }

  /// The piece of the image that a cell sees.
  func square(_ level: NestedFields.Level) -> Rect {
    Rect(
      image.minX + Double(level.columns.lowerBound) * cell, image.minY + Double(level.rows.lowerBound) * cell,
      Double(level.columns.count) * cell, Double(level.rows.count) * cell)
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
