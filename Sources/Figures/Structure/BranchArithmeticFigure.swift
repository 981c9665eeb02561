import Canvas
import Insights
import Localization
import Tensors

/// A residual block or an inception module with all its numbers: grids in the places of boxes.
public struct BranchArithmeticFigure: CataloguedFigure {
  /// `residual-block` or `inception-module`.
  public let id: String
  let stages: [BranchArithmetic.Stage]
  /// The cell that is pointed out in all stages; `nil` if none is.
  let followed: Place?
  /// What the words need beside sizes.
  let values: [String: Float]

  /// Both, the same for every network.
  public static func figures(of explanation: Explanation) -> [Self] {
    let value = explanation.branches
    return [
      Self(
        id: "residual-block", stages: value.residual, followed: value.followed,
        values: ["branch": value.sum.terms[0], "shortcut": value.sum.terms[1], "sum": value.sum.total]),
      Self(id: "inception-module", stages: value.inception, followed: nil, values: [:]),
    ]
  }

  /// What meets, and what comes out.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let chart = try nodes(strings)
    let described = zip(stages, chart).map { stage, node in
      "\(node.words.joined(separator: ", ")): \(node.node.label)"
    }
    let numbers = values.mapValues { strings.numbers.decimal($0, places: 0) }
    return try FigureWording(
      id, strings, numbers.merging(["stages": described.joined(separator: "; ")]) { $1 })
  }

  /// As large as the graph.
  public func size(_ strings: Strings) throws -> Size {
    let chart = try chart(nodes(strings))
    return Size(max(FigureMetrics.width, chart.size.width), chart.size.height + 34 + (try legend(strings)).size.height)
  }

  /// The lines, the grids, the shape of what comes out.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let nodes = try nodes(strings)
    let chart = chart(nodes)
    canvas.moved((canvas.content.width - chart.size.width) / 2, 0) {
      LayeredChartPainter(canvas: canvas, chart: chart).draw()
      for (node, frame) in zip(nodes, chart.frames) { node.draw(in: frame, on: canvas) }
      guard let last = nodes.last, let frame = chart.frames.last else { return }
      canvas.text(last.node.label, at: Point(frame.midX, frame.maxY + 4), .small, .ink, .top)
    }
    canvas.place(try legend(strings), at: Point(0, chart.size.height + 34))
  }

  private func legend(_ strings: Strings) throws -> Legend {
    Legend(
      try scale(strings), title: try strings("maps.activation"), length: 160, strings, places: 0)
  }

  private func chart(_ nodes: [BranchGridNode]) -> LayeredChart {
    LayeredChart(inputs: stages.map(\.sources), nodes.map(\.node), width: 1068, height: .infinity)
  }

  private func nodes(_ strings: Strings) throws -> [BranchGridNode] {
    try stages.map { try BranchGridNode($0, of: id, try scale(strings), followed: followed, strings) }
  }

  private func scale(_ strings: Strings) throws -> ColourScale {
    ColourScale(.activation, of: stages.flatMap(\.values.values), scope: try strings("maps.this-figure"))
  }
}

/// A stage as a node: what it does, its weights in words, its numbers.
struct BranchGridNode {
  let node: LayeredChart.Node
  /// The words above the grids, each a line, the first one bold.
  let words: [String]
  private let grids: [NumberGrid]

  private static let lineHeight = 15.0
  private static let gap = 8.0
  static let cell = 26.0

  init(
    _ stage: BranchArithmetic.Stage, of figure: String, _ scale: ColourScale, followed: Place?, _ strings: Strings
  ) throws {
    let operation = try stage.part.map { part in
      try strings.operation(part.kind)
        + (part.window.isEmpty ? "" : " " + part.window.map(String.init).joined(separator: "×"))
        + (try part.activation.map { " " + (try strings.name(of: $0)) } ?? "")
    }
    let key = "\(figure).note.\(stage.name)"
    words = [stage.name] + [operation].compactMap { $0 } + (strings.has(key) ? [try strings(key)] : [])
    let mark = followed.map { [GridMark(.lookHere, row: $0.row, column: $0.column)] } ?? []
    grids = (0..<stage.values.shape[0]).map { channel in
      let map = MapValues(stage.values, channel: channel)
      return NumberGrid(map, scale, cell: Self.cell, style: .small, marks: mark, strings, places: 0)
    }
    let shape = stage.values.shape
    let label = shape.channelsLast.map(strings.numbers.integer).joined(separator: "×")
    let width = grids.reduce(-Self.gap) { $0 + $1.size.width + Self.gap }
    let text = max(TextStyle.label.bold.measure(words[0]).width, TextStyle.small.width(ofWidest: words))
    let lines = Double(words.count) * Self.lineHeight + 6
    node = LayeredChart.Node(
      size: Size(max(width, text) + 8, lines + (grids.first?.size.height ?? 0) + 2), label: label)
  }

  func draw(in frame: Rect, on canvas: Canvas) {
    var top = frame.minY
    for (index, word) in words.enumerated() {
      canvas.text(
        word, at: Point(frame.midX, top), index == 0 ? .label.bold : .small, index == 0 ? .ink : .muted, .top)
      top += Self.lineHeight
    }
    let width = grids.reduce(-Self.gap) { $0 + $1.size.width + Self.gap }
    var left = frame.midX - width / 2
    for grid in grids {
      canvas.place(grid, at: Point(left, top + 4))
      left += grid.size.width + Self.gap
    }
  }
}
