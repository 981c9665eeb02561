import Canvas
import Insights
import Networks
import Tensors

/// Draws the stations of a trace.
struct TracePanelPainter {
  let canvas: Canvas
  let words: TraceWords
  /// The terms whose fields are drawn over the input.
  let terms: [TraceTerm]
  /// The name of the network's input and how many channels it has.
  let input: String
  let channels: Int

  /// A station: its name, its map with the cell, and below what the cell is made of.
  func draw(_ panel: TracePanel, in frame: Rect) throws {
    let isInput = panel.step == nil && panel.name == input
    canvas.text(panel.name.shortened(to: frame.width + 20, .heading), at: frame.origin, .heading)
    canvas.text(
      try isInput ? words.pixel(panel.cell, channels: channels) : words.cell(panel.cell), at: frame.origin.moved(0, 17),
      .small, .muted)
    let square = TraceLayout.picture(frame)
    let scale = ColourScale(.activation, -Double(panel.limit)...Double(panel.limit), scope: "")
    if let map = panel.map {
      draw(map, panel, in: panel.frame(in: square), isInput ? .image : scale)
    } else if let step = panel.step {
      drawTerms(step, in: square)
    } else {
      canvas.text(words.number(panel.value), at: square.centre, .large, .ink, .centre)
    }
    let below = Point(frame.minX, square.maxY + 8)
    canvas.text(try words.strings("trace.labels.value", ["value": words.number(panel.value)]), at: below, .label.bold)
    if panel.map != nil, !isInput {
      canvas.text("±\(words.number(panel.limit))", at: Point(frame.maxX, below.y + 1), .small, .muted, .topRight)
    }
    if let step = panel.step {
      try TraceArithmetic(canvas: canvas, words: words, step: step).draw(at: below.moved(0, 24), width: frame.width)
    } else if isInput, let map = panel.map {
      try drawFields(map, in: panel.frame(in: Rect(at: below.moved(0, 42), square.size)))
      try drawLegend(at: Point(frame.minX, square.maxY * 2 - frame.minY + 26))
    }
  }

  private func draw(_ map: Tensor, _ panel: TracePanel, in rect: Rect, _ scale: ColourScale) {
    canvas.heatMap(MapValues(map), in: rect, scale)
    let shape = (rows: map.shape[0], columns: map.shape[1])
    if let window = panel.window {
      canvas.rectangle(rect.cells(window.rows, window.columns, of: shape).inset(-1), stroke: .lookHere, width: 1.5)
    }
    canvas.lookHere(rect.cell(panel.place.row, panel.place.column, of: shape), width: 1.5)
  }

  /// What the colours of all maps mean; how far the scale of each layer goes, stands below its map.
  private func drawLegend(at origin: Point) throws {
    let (most, least) = (try words.strings("trace.labels.most"), try words.strings("trace.labels.least"))
    let legend = Legend(
      ColourScale(.activation, -1...1, scope: ""), title: try words.strings("trace.labels.maps"),
      length: TraceLayout.mapSide
    ) { $0 == 0 ? "0" : $0 < 0 ? least : most }
    canvas.place(legend, at: origin)
  }

  /// The image once more, with what the cells of the terms see.
  private func drawFields(_ map: Tensor, in rect: Rect) throws {
    let fields = terms.filter { $0.field?.count == 2 }
    guard !fields.isEmpty else { return }
    canvas.text(try words.strings("trace.labels.fields"), at: Point(rect.minX, rect.minY - 18), .small, .muted)
    canvas.heatMap(MapValues(map), in: rect, .image)
    for term in fields.reversed() {
      guard let field = term.field else { continue }
      let square = rect.cells(field[0], field[1], of: (map.shape[0], map.shape[1]))
      canvas.rectangle(
        square.inset(-0.5), stroke: term.product < 0 ? .negative : .positive, width: 1.5)
    }
  }

  /// The largest products of a vector's value as signed bars.
  private func drawTerms(_ step: TraceStep, in square: Rect) {
    guard case .dense(let unit) = step.rule else {
      canvas.text(words.number(step.value), at: square.centre, .large, .ink, .centre)
      return
    }
    let terms = Array(unit.terms.prefix(Trace.termLimit))
    let widest = terms.map { abs(Double($0.product)) }.max() ?? 1
    for (row, term) in zip(square.rows(Trace.termLimit, gap: 4), terms) {
      let bar = Rect(row.minX + 34, row.minY, row.width - 34 - 34, row.height)
      let isFollowed = term.index == step.source.cell.channel
      canvas.text(words.strings.numbers.integer(term.index), at: Point(bar.minX - 4, row.midY), .small, .muted, .right)
      canvas.signedBar(Double(term.product) / max(widest, 1e-9), in: bar, isFollowed: isFollowed)
      canvas.text(words.signed(term.product), at: Point(row.maxX, row.midY), .small, .ink, .right)
    }
  }
}

extension Paint {
  /// What speaks for a class: the colour of large activations.
  static let positive = Paint.value(0.85, ColourScale(.activation, -1...1, scope: ""))
  /// What speaks against it.
  static let negative = Paint.value(-0.85, ColourScale(.activation, -1...1, scope: ""))
}

extension Canvas {
  /// A bar from the middle of a rectangle to the right for a share above 0, to the left below.
  func signedBar(_ share: Double, in rect: Rect, isFollowed: Bool) {
    let zero = rect.midX
    let length = share * rect.width / 2
    let bar = Rect(min(zero, zero + length), rect.minY + 2, max(1, abs(length)), max(2, rect.height - 4))
    rectangle(bar, fill: share < 0 ? .negative : .positive)
    if isFollowed { lookHere(bar, width: 1.5) }
    line(from: Point(zero, rect.minY - 1), to: Point(zero, rect.maxY + 1), .muted)
  }
}

extension String {
  /// The text, cut with an ellipsis where it would be wider.
  func shortened(to width: Double, _ style: TextStyle) -> String {
    guard style.measure(self).width > width else { return self }
    var text = self
    while !text.isEmpty && style.measure(text + "…").width > width { text.removeLast() }
    return text + "…"
  }
}
