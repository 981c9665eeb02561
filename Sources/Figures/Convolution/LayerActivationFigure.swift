import Canvas
import Engine
import Insights
import Localization
import Tensors

/// A map before and after the activation function, and the function's graph between them.
public struct LayerActivationFigure: CataloguedFigure {
  /// `LAYER-activation`.
  public var id: String { "\(value.layer)-activation" }
  let value: ActivationEffect

  private static let side = 188.0
  private static let headHeight = 24.0
  private static let plotWidth = 200.0

  /// One for each activation function that maps pass through, whether of a convolution layer or a layer of its own.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.activations.map { Self(value: $0) }
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (cell, lowest) = (value.cell, value.lowest)
    return try FigureWording(
      "layer-activation.\(value.function.key)", strings,
      strings.parameters(of: value.function).merging([
        "layer": value.layer, "filter": String(value.filter),
        "zeros": strings.numbers.percent(value.zeroShare, places: 0),
        "layerZeros": strings.numbers.percent(value.layerZeroShare, places: 0),
        "row": String(cell.row), "column": String(cell.column), "before": before(cell, strings),
        "after": after(cell, strings), "lowestBefore": before(lowest, strings), "lowestAfter": after(lowest, strings),
      ]) { $1 })
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.headHeight + Self.side + 28 + (try legends(strings))[0].size.height)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let right = canvas.content.width
    let left = draw(
      value.before, try strings("convolution-layer.pre-activation"), try scale(value.beforeRange, strings),
      Rect(0, Self.headHeight, Self.side, Self.side), on: canvas)
    let after = draw(
      value.after, try strings("convolution-layer.feature-map"), try scale(value.afterRange, strings),
      Rect(right - Self.side, Self.headHeight, Self.side, Self.side), on: canvas)
    let plot = Rect((right - Self.plotWidth) / 2 + 4, Self.headHeight, Self.plotWidth - 8, Self.side)
    canvas.text(try name(strings), at: Point(plot.midX, 0), .heading, .ink, .top)
    try drawGraph(in: plot, on: canvas, strings)
    canvas.arrow(from: left.right.moved(6, 0), to: Point(plot.minX - 6, left.midY))
    canvas.arrow(from: Point(plot.maxX + 6, left.midY), to: after.left.moved(-6, 0))
    for (legend, x) in zip(try legends(strings), [0, right - Self.side]) {
      canvas.place(legend, at: Point(x, Self.headHeight + Self.side + 28))
    }
    try drawShare(on: canvas, below: after, strings)
  }
}

extension LayerActivationFigure {
  private func before(_ place: Place, _ strings: Strings) -> String {
    strings.numbers.decimal(value.before[place.row, place.column])
  }

  private func after(_ place: Place, _ strings: Strings) -> String {
    strings.numbers.decimal(value.after[place.row, place.column])
  }

  private func name(_ strings: Strings) throws -> String {
    try strings.name(of: value.function)
  }

  private func scale(_ range: ClosedRange<Float>, _ strings: Strings) throws -> ColourScale {
    ColourScale(
      .activation, Double(range.lowerBound)...Double(range.upperBound),
      scope: try strings("convolution-layer.this-block"))
  }

  /// One legend for both maps; two where the function starts a scale of its own.
  private func legends(_ strings: Strings) throws -> [Legend] {
    let maps =
      value.beforeRange == value.afterRange
      ? [("both-maps", value.afterRange)] : [("pre-activations", value.beforeRange), ("activation", value.afterRange)]
    return try maps.map { key, range in
      Legend(
        try scale(range, strings), title: try strings("convolution-layer.\(key)"),
        length: Self.side - 8, strings)
    }
  }

  private func draw(
    _ map: Tensor, _ name: String, _ scale: ColourScale, _ area: Rect, on canvas: Canvas
  ) -> Rect {
    let heat = HeatMap(map, scale, side: Self.side)
    let frame = Rect(
      at: Point(area.midX - heat.size.width / 2, area.midY - heat.size.height / 2), heat.size)
    canvas.text(name, at: Point(frame.midX, 0), .heading, .ink, .top)
    heat.draw(on: canvas, in: frame)
    for (place, paint) in [(value.cell, Paint.lookHere), (value.lowest, .ink)] {
      let cell = frame.cell(place.row, place.column, of: (map.shape[0], map.shape[1]))
      canvas.rectangle(cell.inset(-3), stroke: .paper, width: 4, radius: 2)
      canvas.rectangle(cell.inset(-2), stroke: paint, width: 2, radius: 1.5)
    }
    return frame
  }

  private func drawShare(on canvas: Canvas, below map: Rect, _ strings: Strings) throws {
    // Where a second legend stands, the caption says it.
    guard value.function.zeroLimit != nil, !value.function.changesScale else { return }
    let text = try strings(
      "layer-activation.share", ["zeros": strings.numbers.percent(value.zeroShare, places: 0)])
    canvas.text(text, at: Point(canvas.content.width, Self.headHeight + Self.side + 28), .label, .ink, .topRight)
  }

  private func drawGraph(in area: Rect, on canvas: Canvas, _ strings: Strings) throws {
    let graph = FunctionGraph(value, in: area)
    canvas.line(from: graph.point(graph.x.lowerBound, 0), to: graph.point(graph.x.upperBound, 0), .muted)
    canvas.line(from: graph.point(0, graph.y.lowerBound), to: graph.point(0, graph.y.upperBound), .muted)
    for curve in graph.curves() { canvas.polyline(curve, .accent, width: 2) }
    let dots = [(value.lowest, Paint.ink), (value.cell, .lookHere)]
    let texts = dots.map { "\(before($0.0, strings)) → \(after($0.0, strings))" }
    // Two long labels reach beyond the graph on both sides rather than into each other.
    let needed = texts.map { TextStyle.label.bold.measure($0).width }.reduce(12, +)
    let overhang = max(0, needed - area.width) / 2
    for ((place, paint), text) in zip(dots, texts) {
      let (x, y) = (Double(value.before[place.row, place.column]), Double(value.after[place.row, place.column]))
      let dot = graph.point(x, y)
      canvas.line(from: graph.point(x, 0), to: dot, paint, dash: .dotted)
      canvas.line(from: graph.point(0, y), to: dot, paint, dash: .dotted)
      canvas.circle(dot, radius: 4.5, fill: paint)
      let isStrongest = place == value.cell
      canvas.text(
        text, at: Point(isStrongest ? area.maxX + overhang : area.minX - overhang, area.maxY + 8), .label.bold, paint,
        isStrongest ? .topRight : .topLeft)
    }
  }
}
