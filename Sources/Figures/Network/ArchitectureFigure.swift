import Canvas
import Insights
import Localization

/// The whole network for one example: real maps in stacks, all drawn to one scale, and the path from the answer to a pixel.
public struct ArchitectureFigure: CataloguedFigure {
  /// `architecture`.
  public let id = "architecture"
  let value: ArchitectureDiagram

  /// One figure of every network.
  public static func figures(of explanation: Explanation) -> [ArchitectureFigure] {
    [ArchitectureFigure(value: explanation.architecture)]
  }

  /// The way from pixels to answers; who is shown, the scale, and where most parameters sit.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let items = try ArchitectureItem.items(of: value, strings)
    let stages = try items.map {
      let words = ["name": $0.title, "operation": $0.operation, "shape": $0.shape]
      return try strings($0.stage.kind == nil ? "architecture.start" : "architecture.stage", words)
    }
    let probabilities = value.probabilities ?? []
    let predicted = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
    let heaviest = value.heaviest
    let key = predicted == nil ? "architecture.numbers" : "architecture.classes"
    return try FigureWording(
      key, strings,
      [
        "inputs": strings.numbers.integer(value.stages[0].shape.count),
        "outputs": strings.numbers.integer(value.stages.last?.shape.count ?? 0),
        "layers": strings.numbers.integer(value.stages.count - 1), "class": value.classes[value.label],
        "index": strings.numbers.integer(value.testIndex), "cell": scaleText(ArchitectureLayout(items).cell, strings),
        "parameters": strings.numbers.integer(value.parameterCount), "heaviest": heaviest?.name ?? "",
        "share": strings.share(
          Double(heaviest?.parameterCount ?? 0) / Double(max(1, value.parameterCount))),
        "stages": stages.joined(separator: "; "), "predicted": predicted.map { value.classes[$0] } ?? "",
        "probability": predicted.map { strings.numbers.percent(Double(probabilities[$0])) } ?? "",
      ])
  }

  private func scaleText(_ cell: Double, _ strings: Strings) -> String {
    cell.rounded() == cell ? strings.numbers.integer(Int(cell)) : strings.numbers.decimal(cell)
  }

  /// As wide as a wide page, and as many rows as the stages need.
  public func size(_ strings: Strings) throws -> Size {
    ArchitectureLayout(try ArchitectureItem.items(of: value, strings)).size
  }

  /// Lines of dense layers, pictures, the path over them, then words.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = ArchitectureLayout(try ArchitectureItem.items(of: value, strings))
    let painter = ArchitecturePainter(canvas: canvas, layout: layout, diagram: value, strings: strings)
    painter.drawTerms()
    painter.drawPictures()
    painter.drawPath()
    painter.drawWords()
    try painter.drawLegends()
  }
}
