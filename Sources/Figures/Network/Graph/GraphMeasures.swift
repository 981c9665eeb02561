import Canvas
import Localization

/// How much room the items of a branching network take.
struct GraphMeasures {
  /// The measures of one item.
  struct Item {
    /// The picture, or the box.
    let picture: Size
    /// The picture with the sign of a merge in front of it.
    let group: Size
    /// Everything, with the words below.
    let width: Double
    let extent: LayeredHeights.Extent
  }

  let items: [Item]

  /// The circle of a merge's sign, and what stays free between it and the picture.
  static let signRadius = 13.0
  static let signGap = 8.0
  static let lineHeight = 15.0

  init(_ graph: GraphItems, cell: Double, _ strings: Strings) throws {
    items = try graph.items.map { item in
      let words = try item.words(isBox: graph.areBoxes, strings)
      let wordsWidth = words.map { $0.style.measure($0.text).width }.max() ?? 0
      let wordsHeight = Double(words.count) * Self.lineHeight
      let picture = graph.areBoxes ? Size(wordsWidth + 16, wordsHeight + 10) : item.size(cell)
      let sign = item.symbol == nil ? 0 : 2 * Self.signRadius + Self.signGap
      let group = Size(picture.width + sign, max(picture.height, item.symbol == nil ? 0 : 2 * Self.signRadius))
      return Item(
        picture: picture, group: group, width: max(group.width, graph.areBoxes ? 0 : wordsWidth),
        extent: LayeredHeights.Extent(
          above: group.height / 2 + 12, below: group.height / 2 + (graph.areBoxes ? 12 : wordsHeight + 18)))
    }
  }
}
