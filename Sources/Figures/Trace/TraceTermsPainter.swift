import Canvas
import Insights
import Networks
import Tensors

/// Draws the largest terms of the sum behind an output, their total, and what the output is.
struct TraceTermsPainter {
  let canvas: Canvas
  let words: TraceWords
  let value: TracedImage
  let trace: Trace

  func draw(in layout: TraceLayout) throws {
    let widest = trace.terms.map { abs(Double($0.product)) }.max() ?? 1
    if let sum = trace.sum, let first = layout.terms.first {
      let heading = try words.strings("trace.labels.terms", ["layer": sum.layer])
      canvas.text(heading, at: Point(first.minX, layout.answer.minY), .heading)
      let count = try words.strings(
        "trace.labels.of-terms",
        [
          "shown": words.strings.numbers.integer(trace.terms.count),
          "count": words.strings.numbers.integer(sum.terms.count),
        ])
      canvas.text(count, at: Point(first.minX, layout.answer.minY + 17), .small, .muted)
    }
    for (term, frame) in zip(trace.terms, layout.terms) { try draw(term, in: frame, widest: widest) }
    if let last = layout.terms.last { try drawRest(below: last) }
    try drawAnswer(in: layout)
  }

  private var followed: Int? { trace.steps.first { $0.name == trace.sum?.layer }?.source.cell.channel }

  private func draw(_ term: TraceTerm, in frame: Rect, widest: Double) throws {
    let square = Rect(frame.minX, frame.midY - TraceLayout.termMap / 2, TraceLayout.termMap, TraceLayout.termMap)
    drawSource(of: term, in: square)
    let left = square.maxX + 10
    let place = try words.strings(
      "trace.labels.source", ["layer": term.source.name, "cell": try words.cell(term.source.cell)])
    let index = try words.strings("trace.labels.index", ["index": words.strings.numbers.integer(term.index)])
    canvas.text(place.shortened(to: TraceLayout.termWords, .small), at: Point(left, frame.midY - 24), .small, .ink)
    canvas.text(index, at: Point(left, frame.midY - 8), .small, .muted)
    canvas.text(
      "\(words.number(term.input)) × \(words.operand(term.weight))", at: Point(left, frame.midY + 8), .small)
    let bar = Rect(left + TraceLayout.termWords + 4, frame.midY - 9, TraceLayout.termBar, 18)
    canvas.signedBar(Double(term.product) / max(widest, 1e-9), in: bar, isFollowed: term.index == followed)
    canvas.text(words.signed(term.product), at: Point(bar.midX, bar.maxY + 3), .label.bold, .ink, .top)
  }

  private func drawSource(of term: TraceTerm, in square: Rect) {
    guard let values = value.values[term.source.name], let map = values.map(with: term.source.cell) else {
      canvas.text(words.number(term.source.value), at: square.centre, .body, .ink, .centre)
      return
    }
    let limit = Double(max(abs(values.range.lowerBound), abs(values.range.upperBound)))
    let cell = min(square.width / Double(map.shape[1]), square.height / Double(map.shape[0]))
    let (width, height) = (Double(map.shape[1]) * cell, max(10, Double(map.shape[0]) * cell))
    let rect = Rect(square.midX - width / 2, square.midY - height / 2, width, height)
    let isImage = trace.reachesInput && trace.end?.name == term.source.name
    canvas.heatMap(
      MapValues(map), in: rect, isImage ? .image : ColourScale(.activation, -limit...limit, scope: ""))
    let place = term.source.cell.place.suffix(2)
    canvas.lookHere(
      rect.cell(place.count == 2 ? place.first ?? 0 : 0, place.last ?? 0, of: (map.shape[0], map.shape[1])), width: 1.5)
  }

  /// What the terms that are not shown add, and the bias.
  private func drawRest(below last: Rect) throws {
    guard let sum = trace.sum else { return }
    let shown = Set(trace.terms.map(\.index))
    let rest = sum.terms.filter { !shown.contains($0.index) }
    let text = try words.strings(
      rest.isEmpty ? "trace.labels.bias" : "trace.labels.rest",
      [
        "count": words.strings.numbers.integer(rest.count),
        "sum": words.signed(Float(rest.reduce(0.0) { $0 + Double($1.product) })), "bias": words.signed(sum.bias),
      ])
    canvas.text(text, at: Point(last.minX + TraceLayout.termMap + 10, last.maxY + 6), .small, .ink)
  }

  /// The logit, the function, the output; and the classes with the largest outputs.
  private func drawAnswer(in layout: TraceLayout) throws {
    let (frame, name) = (layout.answer, value.classes[trace.output])
    let column = frame.minX + 8
    var top = frame.minY + TraceLayout.pictureTop
    if let first = layout.terms.first, let last = layout.terms.last {
      let tip = canvas.brace(.right, of: first.union(last).inset(0, 10), gap: 2)
      top = tip.y - 34
      canvas.arrow(from: tip.moved(4, 0), to: Point(column - 6, tip.y))
    }
    canvas.text(try words.strings("trace.labels.logit", ["class": name]), at: Point(column, top), .small, .muted)
    canvas.text(words.number(trace.logit), at: Point(column, top + 24), .large)
    if let softmax = value.softmax {
      canvas.text(try words.strings("trace.labels.softmax"), at: Point(column, top + 62), .small, .muted)
      let quotient = "*e*^{\(words.number(trace.logit))} / \(words.strings.significant(softmax.total))"
      canvas.text(quotient, at: Point(column, top + 80), .label.formula)
    }
    let output = words.exactly(value.outputs[trace.output], isProbability: value.areProbabilities)
    canvas.text(output, at: Point(column, top + 104), .title.sized(24), .accent)
    canvas.text(try words.strings("trace.labels.for", ["class": name]), at: Point(column, top + 136), .body)
    try drawClasses(at: Point(column, top + 164), width: frame.width - 12)
  }

  private func drawClasses(at origin: Point, width: Double) throws {
    guard value.areProbabilities else { return }
    var shown = Array(
      value.outputs.indices.sorted { (value.outputs[$0], $1) > (value.outputs[$1], $0) }.prefix(3))
    for index in [trace.output, value.image.label] where !shown.contains(index) { shown.append(index) }
    let names = min(70, TextStyle.small.width(ofWidest: shown.map { value.classes[$0] })) + 6
    for (row, index) in shown.enumerated() {
      let y = origin.y + Double(row) * 18
      canvas.text(value.classes[index].shortened(to: names, .small), at: Point(origin.x, y), .small)
      let room = width - names - 46
      canvas.rectangle(
        Rect(origin.x + names, y + 3, max(1, room * Double(value.outputs[index])), 9),
        fill: index == trace.output ? .accent : .muted)
      canvas.text(
        words.output(value.outputs[index], isProbability: true), at: Point(origin.x + width, y), .small, .ink,
        .topRight)
    }
  }
}
