import Figures
import Foundation
import Insights
import Localization
import Networks
import Site

/// The pages that say why the network answered what it did.
extension Narrator {
  /// One page for each image that is explained, below the evaluation; links lead to those of `pages` that there are.
  func tracePages(_ pages: [PageContent]) throws -> [PageContent] {
    let names = Set(pages.flatMap { [$0.id, $0.name] })
    return try explanation.traces.map { value in
      PageContent(
        id: "trace/\(value.number)", parent: "evaluation", label: try title(value), prose: "trace",
        values: ["trace": try content(value, names)])
    }
  }

  /// Links to these pages.
  func traceLinks() throws -> [TraceLink] {
    try explanation.traces.map { TraceLink(page: "trace/\($0.number)", title: try title($0), isRight: $0.isRight) }
  }

  private func title(_ value: TracedImage) throws -> String {
    try strings(
      value.isRight ? "trace.right.title" : "trace.wrong.title",
      [
        "output": output(value, value.predicted), "class": value.classes[value.predicted],
        "label": value.classes[value.image.label],
      ])
  }

  private func output(_ value: TracedImage, _ index: Int) -> String {
    TraceWords(strings).exactly(value.outputs[index], isProbability: value.areProbabilities)
  }

  private func content(_ value: TracedImage, _ names: Set<String>) throws -> TraceContent {
    TraceContent(
      number: numbers.integer(value.number), index: numbers.integer(value.image.index),
      label: value.classes[value.image.label], predicted: value.classes[value.predicted],
      output: output(value, value.predicted), outputOfLabel: output(value, value.image.label), isRight: value.isRight,
      softmax: value.softmax.map { softmax($0, of: value) },
      chain: try chain(value, value.trace, names), rival: try value.rival.map { try chain(value, $0, names) },
      contrast: try value.contrast.map { try contrast(value, $0, names) })
  }

  /// `e^9.4 / 12,095 = 0.98`.
  private func softmax(_ table: SoftmaxTable, of value: TracedImage) -> String {
    let total = table.total < 1e15 ? numbers.decimal(table.total, places: 1) : number(Float(table.total))
    return "e^\(number(table.logits[value.predicted]))\u{202F}/\u{202F}\(total) = \(output(value, value.predicted))"
  }

  /// Where a value stands: of an output the class.
  private func place(of step: TraceStep, _ value: TracedImage, _ trace: Trace) throws -> String {
    let isOutput = step.cell == MapCell(channel: trace.output, place: []) && step.name == trace.steps.first?.name
    return try isOutput || step.name == trace.sum?.layer
      ? strings("trace.labels.class-cell", ["class": value.classes[trace.output]]) : cellWords(step.cell)
  }

  private func chain(_ value: TracedImage, _ trace: Trace, _ names: Set<String>) throws -> TraceChain {
    let words = TraceWords(strings)
    let shown = Set(trace.terms.map(\.index))
    let rest = trace.sum?.terms.filter { !shown.contains($0.index) } ?? []
    let end = trace.end.map { $0 }
    return TraceChain(
      figure: "trace-\(value.number)" + (trace.output == value.predicted ? "" : "-true"),
      steps: try trace.steps.map { step in
        TraceStepContent(
          layer: step.name, place: try place(of: step, value, trace), page: page(step.name, step.cell, names),
          text: try TraceSentence.rule(step, words))
      },
      end: try end.map { try "\($0.name), \(cellWords($0.cell)): \(number($0.value))" } ?? "",
      reachesInput: trace.reachesInput, field: try trace.field.map(words.field),
      terms: try trace.terms.map { term in
        try content(term, names, expression: product(term.input, term.weight), result: term.product)
      },
      termCount: numbers.integer(trace.sum?.terms.count ?? 0),
      others: number(Float(rest.reduce(0.0) { $0 + Double($1.product) })), otherCount: numbers.integer(rest.count),
      bias: number(trace.sum?.bias ?? 0), sum: number(trace.logit))
  }

  private func contrast(
    _ value: TracedImage, _ found: TraceContrast, _ names: Set<String>
  ) throws -> TraceContrastContent {
    TraceContrastContent(
      first: value.classes[found.first], second: value.classes[found.second], difference: number(found.difference),
      factor: value.softmax == nil ? nil : factor(exp(Double(found.difference))),
      terms: try found.terms.map { term in
        try content(
          term.first, names,
          expression: "\(number(term.first.input))\u{202F}×\u{202F}"
            + "(\(number(term.first.weight)) \u{2212} \(operand(term.secondWeight)))",
          result: term.difference)
      },
      others: number(found.others), otherCount: numbers.integer(found.otherCount), bias: number(found.bias))
  }

  private func factor(_ value: Double) -> String {
    value < 100 ? numbers.decimal(value, places: 1) : value < 1e15 ? numbers.integer(Int(value.rounded())) : "∞"
  }

  private func content(
    _ term: TraceTerm, _ names: Set<String>, expression: String, result: Float
  ) throws -> TraceTermContent {
    TraceTermContent(
      index: numbers.integer(term.index), cell: try "\(term.source.name), \(cellWords(term.source.cell))",
      page: page(term.source.name, term.source.cell, names), expression: expression, result: number(result),
      field: try term.field.map(TraceWords(strings).field) ?? "–")
  }

  /// The page that explains a value: that of its map if there is one, that of its layer, or that of the data.
  private func page(_ layer: String, _ cell: MapCell, _ names: Set<String>) -> String {
    let unit = "layers/\(layer)/map-\(cell.channel)"
    if names.contains(unit) { return unit }
    guard network.node(named: layer) == nil else { return "layers/\(layer)" }
    return explanation.photographs == nil ? "data" : "photograph"
  }
}
