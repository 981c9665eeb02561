import Canvas
import Insights
import Localization
import Networks

/// Why the network gave a class its number: from the pixels through the strongest contribution of each layer to the largest
/// terms of the sum, the logit and the probability.
public struct TraceFigure: CataloguedFigure {
  let value: TracedImage
  let trace: Trace
  let panels: [TracePanel]

  /// `trace-1`; of the true class of a mistake `trace-4-true`.
  public var id: String { "trace-\(value.number)" + (isRival ? "-true" : "") }
  /// Whether the class is not the one that was answered.
  var isRival: Bool { trace.output != value.predicted }

  /// One figure for each image that is explained, and one more for the true class of each mistake.
  public static func figures(of explanation: Explanation) -> [TraceFigure] {
    explanation.traces.flatMap { value in
      [value.trace, value.rival].compactMap { $0 }.map { TraceFigure(value, $0) }
    }
  }

  init(_ value: TracedImage, _ trace: Trace) {
    (self.value, self.trace) = (value, trace)
    panels = TracePanel.panels(of: trace, values: value.values)
  }

  /// The class with its number, and the chain in a sentence.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = TraceWords(strings)
    let key = isRival ? "true" : value.isRight ? "right" : "wrong"
    let values = [
      "output": words.exactly(value.outputs[trace.output], isProbability: value.areProbabilities),
      "class": value.classes[trace.output], "label": value.classes[value.image.label],
      "predicted": value.classes[value.predicted], "index": strings.numbers.integer(value.image.index),
      "logit": words.number(trace.logit), "chain": try TraceSentence(value, trace, strings).text,
    ]
    let wording = try FigureWording("trace.\(key)", strings, values)
    let notes = try notes.map {
      try strings("trace.notes.\($0)", ["limit": strings.numbers.integer(layout.shown.count)])
    }
    return FigureWording(
      title: wording.title, caption: ([wording.caption] + notes).joined(separator: " "),
      alternative: wording.alternative)
  }

  /// As wide and high as its stations need.
  public func size(_ strings: Strings) throws -> Size { layout.size }

  /// The stations, the terms and the answer, and the arrows between them.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let (layout, words) = (layout, TraceWords(strings))
    let painter = TracePanelPainter(
      canvas: canvas, words: words, terms: trace.terms, input: trace.reachesInput ? trace.end?.name ?? "" : "",
      channels: value.image.image.shape.channels)
    for (index, frame) in zip(layout.shown, layout.panels) { try painter.draw(panels[index], in: frame) }
    let terms = TraceTermsPainter(canvas: canvas, words: words, value: value, trace: trace)
    try terms.draw(in: layout)
    drawArrows(on: canvas, layout)
  }

  /// Stations, terms and the answer lead to the pages of their layers and maps.
  public func regions(_ strings: Strings) throws -> [FigureRegion] {
    let (layout, words) = (layout, TraceWords(strings))
    func regions(_ frame: Rect, _ name: String, _ cell: MapCell) throws -> [FigureRegion] {
      let label = "\(name), \(try words.cell(cell))"
      let page = FigureRegion(frame, label: label, target: "page:layers/\(name)")
      guard !cell.place.isEmpty else { return [page] }
      return [page, FigureRegion(frame, label: label, target: "page:layers/\(name)/map-\(cell.channel)")]
    }
    let stations = try zip(layout.shown, layout.panels).flatMap { index, frame in
      try regions(
        Rect(frame.minX - 4, frame.minY, frame.width + 8, frame.height), panels[index].name, panels[index].cell)
    }
    let terms = try zip(trace.terms, layout.terms).flatMap { try regions($1, $0.source.name, $0.source.cell) }
    let answer = trace.steps.first.map {
      FigureRegion(layout.answer, label: $0.name, target: "page:layers/\($0.name)")
    }
    return stations + terms + [answer].compactMap { $0 }
  }
}

extension TraceFigure {
  private var layout: TraceLayout { TraceLayout(count: panels.count, termCount: trace.terms.count) }

  /// What the caption has to add.
  private var notes: [String] {
    var notes =
      trace.terms.contains { $0.field != nil } && panels.first?.step == nil && trace.reachesInput ? ["fields"] : []
    if layout.shown.count < panels.count { notes.append("selection") }
    if !trace.reachesInput { notes.append("ends") }
    return notes
  }

  /// The term that the chain comes from.
  private var followed: Int? {
    guard let step = trace.steps.first(where: { $0.name == trace.sum?.layer }) else { return nil }
    return trace.terms.firstIndex { $0.index == step.source.cell.channel }
  }

  private func drawArrows(on canvas: Canvas, _ layout: TraceLayout) {
    let pictures = layout.panels.map(TraceLayout.picture)
    for index in pictures.indices.dropLast() {
      let (from, to) = (pictures[index], pictures[index + 1])
      let skips = layout.shown[index + 1] != layout.shown[index] + 1
      if from.minY == to.minY {
        if skips { canvas.text("…", at: Point((from.maxX + to.minX) / 2, from.midY - 6), .large, .muted, .bottom) }
        canvas.arrow(from: Point(from.maxX + 8, from.midY), to: Point(to.minX - 8, to.midY))
      } else {
        let y = to.minY - TraceLayout.pictureTop - 16
        canvas.arrow(
          through: [
            Point(from.maxX + 8, from.midY), Point(from.maxX + 22, from.midY), Point(from.maxX + 22, y),
            Point(to.midX, y), Point(to.midX, y + 12),
          ])
      }
    }
    guard let last = pictures.last else { return }
    if let followed {
      let term = layout.terms[followed]
      canvas.curvedArrow(from: Point(last.maxX + 8, last.midY), to: Point(term.minX - 6, term.midY), .lookHere)
    } else if layout.terms.isEmpty {
      canvas.arrow(from: Point(last.maxX + 8, last.midY), to: Point(layout.answer.minX - 8, last.midY))
    }
  }
}
