import Canvas
import Insights
import Localization
import Tensors

/// Where branches meet: maps of each branch, the sign of what is done with them, and the maps that come out.
public struct MergeFigure: CataloguedFigure {
  /// `LAYER-merge`.
  public var id: String { "\(value.name)-merge" }
  let value: MergeExplanation
  let experiment: Experiment

  /// One for each layer that joins its inputs element by element.
  public static func figures(of explanation: Explanation) -> [MergeFigure] {
    explanation.merges.filter { $0.kind.function != nil }
      .map { MergeFigure(value: $0, experiment: explanation.experiment) }
  }

  /// What is joined, and the cell that is worked out.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let cell = value.worked[0]
    let example = experiment.examples[experiment.hero]
    let sources = cell.terms.map(\.source)
    let inputs = sources.joined(separator: ", ")
    let sign = value.kind.function?.sign ?? ""
    let isOperator = value.kind.function?.isOperator ?? false
    let numbers = cell.terms.map { strings.numbers.decimal($0.value, places: 3) }
      .joined(separator: strings.numbers.listSeparator)
    return try FigureWording(
      "layer-merge", strings,
      [
        "layer": value.name, "inputs": inputs,
        "equation": (isOperator ? sources.joined(separator: " \(sign) ") : "\(sign)(\(inputs))") + " = \(value.name)",
        "operation": try strings.operation(value.node.kind),
        "class": experiment.dataset.classes[example.label], "index": strings.numbers.integer(example.index),
        "numbers": numbers, "result": strings.numbers.decimal(cell.result, places: 3),
        "shown": strings.numbers.integer(channels.count), "total": strings.numbers.integer(channelCount),
      ])
  }

  /// As wide as usual, a row for each map.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, head + Double(channels.count) * pitch - Self.gap + 58)
  }

  /// Heads, rows of maps with signs between them, the legend.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let scale = ColourScale(.activation, range, scope: try strings("layer-merge.figure"))
    for (place, head) in heads.enumerated() {
      canvas.text(head.text, at: Point(middle(place), 0), head.style, .ink, .top, width: side + 16)
    }
    for (row, channel) in channels.enumerated() { try drawRow(row, channel, scale, on: canvas, strings) }
    let legend = Legend(scale, title: try strings("maps.activation"), length: 160, strings, places: 1)
    canvas.place(legend, at: Point(0, head + Double(channels.count) * pitch - Self.gap + 10))
  }
}

extension MergeFigure {
  private static let gap = 14.0
  private static let sign = 26.0
  private static let left = 62.0
  /// How many maps are shown of each branch.
  private static let rowLimit = 3

  private var cell: MergeCell { value.worked[0] }
  private var heads: [(text: String, style: TextStyle)] {
    cell.terms.map { ($0.source, .label) } + [(value.name, .heading)]
  }

  private var head: Double { (heads.map { $0.style.measure($0.text, width: side + 16).height }.max() ?? 0) + 10 }

  private var hasMaps: Bool { value.node.outputShape.rank > 1 }
  private var channelCount: Int { hasMaps ? value.node.outputShape[0] : 1 }

  /// The map of the worked cell, then the strongest others.
  private var channels: [Int] {
    guard hasMaps else { return [0] }
    let hero = value.output.slice(experiment.hero)
    let strength = (0..<channelCount).map { hero.slice($0).values.reduce(0) { $0 + abs($1) } }
    let order = strength.indices.sorted { (strength[$0], $1) > (strength[$1], $0) }
    return Array(([cell.position[0]] + order.filter { $0 != cell.position[0] }).prefix(Self.rowLimit))
  }

  /// The largest side of a map that lets all stand in one row.
  private var side: Double {
    let count = Double(cell.terms.count)
    return min(150, (FigureMetrics.width - Self.left - (count + 1) * Self.sign) / (count + 1))
  }

  private var extents: (rows: Int, columns: Int) {
    let shape = value.node.outputShape
    return shape.rank == 3 ? (shape[1], shape[2]) : (1, shape.count / channelCount)
  }

  private var mapHeight: Double { max(12, side * min(1, Double(extents.rows) / Double(extents.columns))) }
  private var mapWidth: Double { side * min(1, Double(extents.columns) / Double(extents.rows)) }
  private var pitch: Double { mapHeight + Self.gap + 18 }

  private func middle(_ place: Int) -> Double { Self.left + (Double(place) + 0.5) * side + Double(place) * Self.sign }

  private var range: ClosedRange<Double> {
    let all = value.inputs.map { $0.slice(experiment.hero).values } + [value.output.slice(experiment.hero).values]
    let values = all.flatMap { $0 }
    return Double(min(0, values.min() ?? 0))...Double(max(0, values.max() ?? 0))
  }

  /// A map of a stack, or a vector as one row; one that is repeated has fewer cells than the others.
  private func map(_ tensor: Tensor, _ channel: Int) -> MapValues {
    let shape = tensor.shape
    let own = shape.rank > 1 ? tensor.slice(min(channel, shape[0] - 1)) : tensor
    return shape.rank == 3
      ? MapValues(own) : MapValues(rows: 1, columns: own.count, Array(own.values))
  }

  private func drawRow(_ row: Int, _ channel: Int, _ scale: ColourScale, on canvas: Canvas, _ strings: Strings) throws {
    let top = head + Double(row) * pitch
    let centre = top + mapHeight / 2
    if hasMaps {
      let label = try strings("layer-merge.map", ["channel": strings.numbers.integer(channel)])
      canvas.text(label, at: Point(0, centre), .small, .muted, .left)
    }
    let tensors = value.inputs.map { $0.slice(experiment.hero) } + [value.output.slice(experiment.hero)]
    let positions = cell.terms.map(\.position) + [cell.position]
    let numbers = cell.terms.map(\.value) + [cell.result]
    for (place, tensor) in tensors.enumerated() {
      let rect = Rect(middle(place) - mapWidth / 2, top, mapWidth, mapHeight)
      let values = map(tensor, channel)
      canvas.heatMap(values, in: rect, scale)
      if place > 0 {
        let between = Point(middle(place) - side / 2 - Self.sign / 2, centre)
        drawSign(at: between, isLast: place == tensors.count - 1, on: canvas)
      }
      guard row == 0 else { continue }
      let index = Self.place(positions[place], in: tensor.shape)
      canvas.lookHere(rect.cell(index.row, index.column, of: (values.rows, values.columns)), width: 1.5)
      let text = strings.numbers.decimal(numbers[place], places: 3)
      canvas.text(text, at: Point(middle(place), rect.maxY + 5), .small.bold, .ink, .top)
    }
  }

  /// The sign between two maps; a function that is written in front of its arguments stands over the last arrow.
  private func drawSign(at place: Point, isLast: Bool, on canvas: Canvas) {
    guard let function = value.kind.function else { return }
    if function.isOperator {
      canvas.text(isLast ? "=" : function.sign, at: place, .large, .muted, .centre)
    } else if isLast {
      canvas.arrow(from: place.moved(-11, 0), to: place.moved(11, 0))
      canvas.text(function.sign, at: place.moved(0, -6), .small, .muted, .bottom)
    }
  }

  private static func place(_ position: [Int], in shape: Shape) -> (row: Int, column: Int) {
    switch position.count {
    case 3: (position[1], position[2])
    case 1: (0, position[0])
    default: (0, zip(shape.dimensions, position).dropFirst().reduce(0) { $0 * $1.0 + $1.1 })
    }
  }
}
