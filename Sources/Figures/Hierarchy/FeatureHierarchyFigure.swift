import Canvas
import Insights
import Localization

/// How the layers build on each other: from the pixels of one image to one filter of the last convolution.
public struct FeatureHierarchyFigure: CataloguedFigure {
  /// `feature-hierarchy`.
  public let id = "feature-hierarchy"
  let value: FeatureHierarchy

  /// One figure of a network in which a convolution reads what another has made.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.featureHierarchy.map { [Self(value: $0)] } ?? []
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (top, numbers) = (value.levels[value.levels.count - 1], strings.numbers)
    let unit = top.units[0]
    let largest = top.contributions[0]
    let values = [
      "layer": unit.cell.layer, "filter": String(unit.cell.filter), "class": value.className,
      "index": numbers.integer(value.example.index), "row": numbers.integer(unit.cell.row),
      "column": numbers.integer(unit.cell.column), "sum": try FeatureHierarchyWords(strings).sum(top),
      "value": numbers.decimal(unit.cell.activation), "channel": String(largest.term.channel),
      "largest": numbers.decimal(largest.term.partialSum), "levels": try levels(strings),
    ]
    let words = try FigureWording(id, strings, values)
    return value.reachesImage ? words : words.adding(" " + (try strings("feature-hierarchy.cut", values)))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { FeatureHierarchyLayout(value).size }

  /// Each card leads to the page of its layer.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let (layout, words) = (FeatureHierarchyLayout(value), FeatureHierarchyWords(strings))
    return try value.levels.enumerated().flatMap { level, entry in
      try entry.units.enumerated().map { unit, found in
        FigureRegion(
          layout.cards[level][unit], label: try words.name(found), target: "page:layers/\(found.cell.layer)")
      }
    }
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let painter = FeatureHierarchyPainter(
      value: value, layout: FeatureHierarchyLayout(value), words: FeatureHierarchyWords(strings), canvas: canvas)
    try painter.drawImage()
    for level in value.levels.indices {
      try painter.drawFlow(into: level)
      try painter.drawCards(level)
    }
  }

  /// What each layer sees: `conv1 3×3, conv2 8×8`.
  private func levels(_ strings: Strings) throws -> String {
    value.levels.map { level in
      let unit = level.units[0]
      return "\(unit.cell.layer) \(strings.extents(unit.rows.count, unit.columns.count))"
    }.joined(separator: ", ")
  }
}
