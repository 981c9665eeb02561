import Canvas
import Insights

/// Where the image, the levels below it and what flows between them stand: data flow from top to bottom.
struct FeatureHierarchyLayout {
  static let imageSide = 168.0
  static let mapSide = 84.0
  static let patchSide = 39.0
  static let kernelSide = 30.0
  static let cardGap = 14.0
  /// The words above a card's pictures, and the line with the sum below them.
  static let headHeight = 36.0
  static let sumHeight = 26.0
  /// Between the image and the first level, and between two levels: room for arrows, kernels and numbers.
  static let firstStrip = 44.0
  static let strip = 104.0

  let image: Rect
  /// The cards of each level, in the order of its units.
  let cards: [[Rect]]
  let size: Size

  init(_ value: FeatureHierarchy) {
    let shape = value.example.image.shape
    let cell = Self.imageSide.cell(of: max(shape.rows, shape.columns))
    let imageSize = Size.map(rows: shape.rows, columns: shape.columns, cell: cell)
    // Beside the image stand words and legends, which need their room also where the image is low.
    let top = max(0, 150 - imageSize.height)
    image = Rect((FigureMetrics.width - imageSize.width) / 2, top, imageSize.width, imageSize.height)
    var y = image.maxY + Self.firstStrip
    var cards: [[Rect]] = []
    let height = Self.headHeight + Self.mapSide
    for (index, level) in value.levels.enumerated() {
      if index > 0 { y += Self.strip }
      cards.append(Self.slots(level.units.count).map { Rect($0, y, Self.cardWidth, height) })
      y += height + (level.contributions.count > 1 ? Self.sumHeight : 4)
    }
    self.cards = cards
    size = Size(FigureMetrics.width, y)
  }

  private static let cardWidth = (FigureMetrics.width - 2 * cardGap) / 3

  /// The left edges of cards: the first unit in the middle, the others beside it.
  private static func slots(_ count: Int) -> [Double] {
    let middle = (FigureMetrics.width - cardWidth) / 2
    let step = cardWidth + cardGap
    return count == 2
      ? [middle - step / 2, middle + step / 2] : Array([middle, middle - step, middle + step].prefix(count))
  }

  /// The map of a unit.
  func map(_ level: Int, _ unit: Int, rows: Int, columns: Int) -> Rect {
    let card = cards[level][unit]
    let cell = Self.mapSide.cell(of: max(rows, columns))
    return Rect(
      at: Point(card.minX + kernelRoom(level), card.minY + Self.headHeight),
      .map(rows: rows, columns: columns, cell: cell))
  }

  /// The piece of an image that excites a unit: two by two.
  func patch(_ level: Int, _ unit: Int, _ index: Int, _ patch: ExcitingPatches.Patch) -> Rect {
    let card = cards[level][unit]
    let cell = Self.patchSide.cell(of: max(patch.rows.count, patch.columns.count))
    return Rect(
      at: Point(
        card.minX + kernelRoom(level) + Self.mapSide + 12 + Double(index % 2) * (Self.patchSide + 6),
        card.minY + Self.headHeight + Double(index / 2) * (Self.patchSide + 6)),
      .map(rows: patch.rows.count, columns: patch.columns.count, cell: cell))
  }

  /// The kernel of a card of the first level.
  func kernel(_ unit: Int) -> Point { Point(cards[0][unit].minX, cards[0][unit].minY + Self.headHeight) }

  /// What is kept free at the left of a card for the kernel on the image.
  func kernelRoom(_ level: Int) -> Double { level == 0 ? Self.kernelSide + 10 : 20 }

  /// Where an arrow arrives at a card: the positions of several spread out over its top.
  func arrival(_ level: Int, _ unit: Int, _ index: Int, of count: Int) -> Point {
    let card = cards[level][unit]
    let order = count == 3 ? [0.0, -1, 1][index] : count == 2 ? [-1.0, 1][index] : 0
    return Point(card.midX + order * 56, card.minY - 3)
  }
}
