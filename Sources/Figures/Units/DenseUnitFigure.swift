import Canvas
import Insights
import Localization

/// One value of a dense layer: each map that it reads times the weights laid over it, the sums, the bias, the activation
/// function.
public struct DenseUnitFigure: CataloguedFigure {
  /// `LAYER-unit-N`.
  public var id: String { frame.id }
  let frame: UnitFigure
  let value: DenseUnit

  /// One for each unit that is shown of each dense layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.unitFigures(\.dense).map { Self(frame: $0, value: $1) }
  }

  /// What is added, and what comes out.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let layout = try layout(strings)
    var values = try DenseWords(frame, value, strings).values()
    values["shown"] = strings.numbers.integer(layout.shown.count)
    values["others"] = strings.numbers.integer(value.parts.count - layout.shown.count)
    let words = try FigureWording("unit.dense.\(value.parts[0].channel == nil ? "vector" : "maps")", strings, values)
    let more = layout.leavesOut ? " " + (try strings("unit.dense.selection", values)) : ""
    return words.adding(more).adding(try frame.selection(strings))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try layout(strings).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try layout(strings)
    try drawHeads(layout, on: canvas)
    for (row, position) in layout.shown.enumerated() { try draw(value.parts[position], row, layout, on: canvas) }
    if layout.leavesOut { try drawOthers(layout, on: canvas) }
    try drawResult(layout, on: canvas)
    canvas.place(try layout.legends(), at: Point(0, layout.legendTop))
  }

  /// The maps that are read lead to their own pages, the products to the numbers.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let layout = try layout(strings)
    return try layout.shown.enumerated().flatMap { row, position -> [FigureRegion] in
      let frames = layout.frames(row)
      let patch = try frame.patch(frames.products, strings)
      guard let channel = value.parts[position].channel else { return [patch] }
      return [try frame.source(frames.input, .map, channel, strings), patch]
    }
  }

  private func layout(_ strings: Strings) throws -> DenseUnitLayout {
    try DenseUnitLayout(value, rowLimit: frame.layer.isSelection || value.parts.count > 8 ? 4 : 8, strings)
  }
}

extension DenseUnitFigure {
  private func drawHeads(_ layout: DenseUnitLayout, on canvas: Canvas) throws {
    let frames = layout.frames(0)
    for (rect, key) in [
      (frames.input, "input"), (frames.weights, "weight"), (frames.products, "products"),
    ] {
      canvas.text(
        try layout.strings("convolution-layer.\(key)"), at: rect.top.moved(0, -8), .label, .muted, .bottom)
    }
  }

  private func draw(_ part: DenseUnit.Part, _ row: Int, _ layout: DenseUnitLayout, on canvas: Canvas) throws {
    let (frames, middle) = (layout.frames(row), layout.rowMiddle(row))
    if let channel = part.channel, value.parts.count > 1 {
      canvas.text(
        try DenseUnitLayout.name(of: channel, layout.strings), at: Point(layout.labelWidth - 10, middle), .label, .ink,
        .right)
    }
    canvas.place(HeatMap(part.input, try layout.inputScale(), side: layout.side), centredIn: frames.input)
    canvas.place(HeatMap(part.weights, try layout.weightScale(), side: layout.side), centredIn: frames.weights)
    canvas.place(HeatMap(part.products, try layout.productScale(), side: layout.side), centredIn: frames.products)
    canvas.text("×", at: frames.input.right.moved(DenseUnitLayout.operatorWidth / 2, 0), .large, .ink, .centre)
    canvas.text("=", at: frames.weights.right.moved(DenseUnitLayout.operatorWidth / 2, 0), .large, .ink, .centre)
    let x = frames.products.maxX + layout.numberWidth
    canvas.text("∑", at: Point(x, middle - 9), .label, .muted, .bottomRight)
    canvas.text(layout.number(part.sum), at: Point(x, middle), .label.bold, .ink, .right)
  }

  private func drawOthers(_ layout: DenseUnitLayout, on canvas: Canvas) throws {
    let count = layout.strings.numbers.integer(value.parts.count - layout.shown.count)
    canvas.text(
      try layout.strings("unit.dense.others", ["count": count]),
      at: Point(layout.productsX + layout.side, layout.othersMiddle), .label, .ink, .right)
    let x = layout.productsX + layout.side + layout.numberWidth
    canvas.text(layout.number(layout.others), at: Point(x, layout.othersMiddle), .label.bold, .ink, .right)
  }

  private func drawResult(_ layout: DenseUnitLayout, on canvas: Canvas) throws {
    let (strings, middle) = (layout.strings, layout.middle)
    var start = layout.rowsEnd
    if value.parts.count > 1 { start = canvas.brace(.right, of: layout.rows, gap: 4, depth: 14).x }
    let (sum, activation) = layout.results
    canvas.arrow(from: Point(start + 10, middle), to: sum.left.moved(-6, 0))
    if value.connections.bias != nil {
      let x = (start + 10 + sum.minX - 6) / 2
      canvas.text(try strings("convolution-layer.plus-bias"), at: Point(x, middle - 6), .label, .ink, .bottom)
      canvas.text(layout.number(value.worked.bias), at: Point(x, middle + 8), .label, .ink, .top)
    }
    let words = try DenseWords(frame, value, strings)
    try drawNumber(layout.number(value.worked.sum.total), words.sum, sum, on: canvas)
    guard let function = value.connections.function else { return }
    canvas.arrow(
      from: sum.right.moved(6, 0), to: activation.left.moved(-6, 0), label: try strings.name(of: function))
    try drawNumber(words.activation, words.result, activation, on: canvas)
  }

  private func drawNumber(_ number: String, _ name: String, _ frame: Rect, on canvas: Canvas) throws {
    canvas.rectangle(frame, fill: .panel, radius: 4)
    canvas.text(number, at: Point(frame.midX, frame.midY), .body.bold, .ink, .centre)
    canvas.text(name, at: Point(frame.midX, frame.minY - 6), .label, .muted, .bottom, width: frame.width + 30)
  }
}

extension Unit {
  /// What makes a value of a dense layer; `nil` of another unit.
  var dense: DenseUnit? {
    if case .dense(let unit) = detail { return unit }
    return nil
  }
}
