import Canvas
import Insights
import Localization

/// One class in softmax: its logit, its exponential, and its share of the exponentials of all.
public struct SoftmaxUnitFigure: CataloguedFigure {
  /// `LAYER-unit-N-softmax` behind a dense layer, else `LAYER-unit-N`.
  public let id: String
  let frame: UnitFigure
  let panels: SoftmaxFigure

  /// One for each class that is shown of a network that ends in softmax.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.softmax).map { frame, softmax in
      let id = frame.unit.dense == nil ? frame.id : frame.id + "-softmax"
      return Self(id: id, frame: frame, panels: SoftmaxFigure(value: softmax.table, followed: softmax.index))
    }
  }

  /// The quotient with its numbers.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (value, index) = (panels.value, frame.unit.index)
    return try FigureWording(
      "unit.softmax", strings,
      [
        "class": value.classes[index], "logit": strings.numbers.decimal(value.logits[index], places: 3),
        "exponential": panels.amount(value.exponentials[index], strings),
        "total": panels.amount(value.total, strings),
        "probability": strings.probability(value.exponentials[index] / value.total),
        "index": strings.numbers.integer(value.testIndex), "label": value.classes[value.label],
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try panels.size(strings) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { try panels.draw(on: canvas, strings) }

  /// Every other class leads to its own page.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    try panels.shown.enumerated().compactMap { row, index in
      guard index != frame.unit.index else { return nil }
      let line = Rect(
        0, SoftmaxFigure.top + Double(row) * SoftmaxFigure.rowHeight, FigureMetrics.width, SoftmaxFigure.rowHeight)
      let label = panels.value.classes[index]
      return try UnitFigure.region(line, layer: frame.unit.layer, .unit, index, label: label, strings)
    }
  }
}

extension Unit {
  /// What softmax makes of the unit; `nil` where the network does not end in it here.
  var softmax: SoftmaxUnit? {
    switch detail {
    case .softmax(let unit): unit
    case .dense(let unit): unit.softmax.map { SoftmaxUnit(table: $0, index: index) }
    default: nil
    }
  }
}
