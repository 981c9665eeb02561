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
    let probabilities = value.probabilities ?? []
    let predicted = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
    let heaviest = value.heaviest
    let key = predicted == nil ? "architecture.numbers" : "architecture.classes"
    let drawing = try drawing(strings)
    let values = [
      "inputs": strings.numbers.integer(value.stages[0].wholeShape.count),
      "outputs": strings.numbers.integer(value.stages.last?.shape.count ?? 0),
      "layers": strings.numbers.integer(value.stages.count - 1), "class": value.classes[value.label],
      "index": strings.numbers.integer(value.testIndex), "parameters": strings.numbers.integer(value.parameterCount),
      "heaviest": heaviest?.name ?? "",
      "share": strings.share(
        Double(heaviest?.parameterCount ?? 0) / Double(max(1, value.parameterCount))),
      "stages": try drawing.stages(strings).joined(separator: "; "),
      "predicted": predicted.map { value.classes[$0] } ?? "",
      "probability": predicted.map { strings.numbers.percent(Double(probabilities[$0])) } ?? "",
    ]
    return try FigureWording(key, strings, values.merging(drawing.caption(strings)) { $1 })
  }

  /// As wide as a wide page, and as many rows as the stages need.
  public func size(_ strings: Strings) throws -> Size {
    switch try drawing(strings) {
    case .chain(let layout): layout.size
    case .graph(let layout): layout.size
    }
  }

  /// Lines of dense layers, pictures, the path over them, then words.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    switch try drawing(strings) {
    case .chain(let layout):
      let painter = ArchitecturePainter(canvas: canvas, layout: layout, diagram: value, strings: strings)
      painter.drawTerms()
      painter.drawPictures()
      painter.drawPath()
      painter.drawWords()
      try painter.drawLegends()
    case .graph(let layout):
      try GraphPainter(canvas: canvas, layout: layout, diagram: value, strings: strings).draw()
    }
  }

  /// A chain as far as it fits into a picture, a graph otherwise; of one that does not fit either, its path.
  func drawing(_ strings: Strings) throws -> ArchitectureDrawing {
    if value.isChain {
      let chain = ArchitectureLayout(try ArchitectureItem.items(of: value, strings))
      if chain.size.height <= GraphLayout.heightLimit { return .chain(chain) }
    }
    let graph = try GraphLayout(GraphItems(value, strings), strings)
    if graph.size.height <= GraphLayout.heightLimit { return .graph(graph) }
    return .graph(try GraphLayout(GraphItems(value, onlyPath: true, strings), strings))
  }
}

/// The two ways in which an architecture is drawn.
enum ArchitectureDrawing {
  /// One stage behind the other.
  case chain(ArchitectureLayout)
  /// Branches that part and meet.
  case graph(GraphLayout)

  private var items: [ArchitectureItem] {
    switch self {
    case .chain(let layout): layout.placed.map(\.item)
    case .graph(let layout): layout.graph.items
    }
  }

  /// Each stage in words.
  func stages(_ strings: Strings) throws -> [String] {
    try items.map {
      let words = ["name": $0.title, "operation": $0.operation, "shape": $0.shape]
      guard $0.stage.kind != nil else { return try strings("architecture.start", words) }
      guard case .graph = self else { return try strings("architecture.stage", words) }
      let inputs = $0.stage.inputs.joined(separator: ", ")
      return try strings("architecture.branch", words.merging(["inputs": inputs]) { $1 })
    }
  }

  /// What the caption says of the picture itself: of its cards, of lines into dense layers, of its colours.
  func caption(_ strings: Strings) throws -> [String: String] {
    func words(_ key: String, _ values: [String: String] = [:]) throws -> String {
      try strings("architecture.\(key)", values)
    }
    let (terms, scales) = (" " + (try words("terms")), " " + (try words("scales")))
    switch self {
    case .chain(let layout):
      return ["cards": try words("cards", ["cell": scaleText(layout.cell, strings)]), "terms": terms, "scales": scales]
    case .graph(let layout) where layout.graph.areBoxes:
      let counts = [("beside", layout.graph.omittedCount), ("hidden", layout.hiddenCount)].filter { $0.1 > 0 }
      let left = try counts.map { " " + (try words($0.0, ["count": strings.numbers.integer($0.1)])) }.joined()
      return ["cards": try words("boxes"), "terms": left, "scales": ""]
    case .graph(let layout):
      let product =
        layout.graph.items.contains { $0.stage.merge == .elementwise(.multiply) } ? " " + (try words("product")) : ""
      return [
        "cards": try words("cards", ["cell": scaleText(layout.cell, strings)]),
        "terms": product + (layout.termLinks.isEmpty ? "" : terms), "scales": scales,
      ]
    }
  }

  private func scaleText(_ cell: Double, _ strings: Strings) -> String {
    cell.rounded() == cell ? strings.numbers.integer(Int(cell)) : strings.numbers.decimal(cell)
  }
}
