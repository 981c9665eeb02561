import Engine
import Insights
import Localization
import Networks
import Tensors

/// A trace in words.
package struct TraceSentence {
  private let value: TracedImage
  private let trace: Trace
  private let words: TraceWords

  /// The words of a trace of an image.
  package init(_ value: TracedImage, _ trace: Trace, _ strings: Strings) {
    (self.value, self.trace, words) = (value, trace, TraceWords(strings))
  }

  /// The whole chain in one sentence, without the layers that only pass a value on; of very long chains the first links.
  package var text: String {
    get throws {
      let steps = trace.steps.filter { !$0.rule.passesOn }
      var clauses = try steps.prefix(Self.limit).map { try clause($0) }
      if steps.count > Self.limit { clauses.append("…") }
      if let end = trace.end {
        clauses.append(
          try words.strings(
            trace.reachesInput ? "trace.chain.pixel" : "trace.chain.end",
            [
              "layer": end.name, "cell": try words.cell(end.cell), "place": words.place(end.cell),
              "value": words.number(end.value),
            ]))
      }
      return clauses.joined(separator: "; ") + "."
    }
  }

  private static let limit = 10

  private func clause(_ step: TraceStep) throws -> String {
    let source = try through(step)
    let values = [
      "layer": step.name, "value": words.number(step.value), "total": words.number(step.total),
      "cell": try words.cell(step.cell), "source": source.name, "from": try words.cell(source.cell),
      "term": step.contribution.map(words.signed) ?? "", "class": value.classes[trace.output],
      "channel": words.strings.numbers.integer(step.source.cell.channel),
      "number": words.number(source.value),
    ]
    let key =
      switch step.rule {
      case .dense: step.name == trace.sum?.layer ? "answer" : "dense"
      case .convolution: "convolution"
      case .pooling(_, .maximum): "maximum"
      default: step.contribution == nil ? "other" : "sum"
      }
    return try words.strings("trace.chain.\(key)", values)
  }

  /// The value that a link goes on to, past the layers that only pass it on.
  private func through(_ step: TraceStep) throws -> TraceSource {
    var source = step.source
    for next in trace.steps where next.name == source.name && next.cell == source.cell && next.rule.passesOn {
      source = next.source
    }
    return source
  }
}

extension TraceSentence {
  /// How the value of one link came about, with its numbers.
  package static func rule(_ step: TraceStep, _ words: TraceWords) throws -> String {
    var values = [
      "value": words.number(step.value), "total": words.number(step.total),
      "term": step.contribution.map(words.signed) ?? "", "source": step.source.name,
      "from": try words.cell(step.source.cell), "number": words.number(step.source.value),
      "channel": words.strings.numbers.integer(step.source.cell.channel),
      "place": words.place(step.source.cell),
    ]
    let (key, more) = try numbers(of: step, words)
    values.merge(more) { $1 }
    let text = try words.strings("trace.rules.\(key)", values)
    guard let function = function(of: step) else { return text }
    let name = try words.strings.name(of: function)
    return try text + " " + words.strings("trace.rules.then", values.merging(["function": name]) { $1 })
  }

  /// The function that follows a sum; softmax is spoken of where the output is.
  private static func function(of step: TraceStep) -> ActivationFunction? {
    switch step.rule {
    case .dense, .convolution, .example(.sum), .example(.separable): step.function == .softmax ? nil : step.function
    default: nil
    }
  }

  /// The entry of a rule and the numbers that only it has.
  private static func numbers(of step: TraceStep, _ words: TraceWords) throws -> (String, [String: String]) {
    func integer(_ value: Int) -> String { words.strings.numbers.integer(value) }
    switch step.rule {
    case .dense(let unit):
      guard let term = unit.terms.first else { return ("moved", [:]) }
      return (
        "dense",
        [
          "count": integer(unit.terms.count), "bias": words.signed(unit.bias), "largest": words.signed(term.product),
        ]
      )
    case .convolution(let cell):
      guard let (term, index) = cell.strongestProduct else { return ("moved", [:]) }
      return (
        cell.terms.count > 1 ? "convolution" : "convolution-single",
        [
          "count": integer(cell.terms.count), "bias": words.signed(cell.bias),
          "weight": words.operand(term.kernel.values[index]), "product": words.signed(term.products.values[index]),
        ]
      )
    case .pooling(let window, let kind):
      let separator = words.strings.numbers.listSeparator
      return (
        kind == .maximum ? "maximum" : "mean",
        [
          "count": integer(window.cells.count),
          "values": window.cells.prefix(9).map { words.number($0.value) }.joined(separator: separator)
            + (window.cells.count > 9 ? separator + "…" : ""),
        ]
      )
    case .merge(let cell):
      let terms = cell.terms.map { "\($0.source) \(words.number($0.value))" }.joined(separator: ", ")
      return (cell.terms.count > 1 ? "merge" : "concatenation", ["terms": terms])
    case .function(let function, let before):
      return (
        function.isElementwise ? "function" : "softmax",
        ["function": try words.strings.name(of: function), "before": words.number(before)]
      )
    case .flattened(let shape):
      return (
        "flattened",
        [
          "formula": formula(step.source.cell, shape, words),
          "index": integer(shape.placeInOrder(of: step.source.cell)),
        ]
      )
    case .moved: return ("moved", [:])
    case .unchanged: return ("unchanged", [:])
    case .example(let example): return numbers(of: example, words)
    }
  }

  private static func numbers(of example: LayerExample, _ words: TraceWords) -> (String, [String: String]) {
    func integer(_ value: Int) -> String { words.strings.numbers.integer(value) }
    switch example {
    case .sum(let sum):
      return (
        "sum",
        [
          "weight": sum.strongest.map { words.operand($0.weight) } ?? "",
          "product": sum.strongest.map { words.signed($0.product) } ?? "", "count": integer(sum.parts.count),
        ]
      )
    case .separable(let sum):
      return (
        "separable",
        ["weight": words.operand(sum.weights[sum.strongestPart]), "count": integer(sum.parts.count)]
      )
    case .window(let window):
      return (window.kind == .maximum ? "window" : "mean-window", ["count": integer(window.entries.count)])
    case .response(let response): return ("response", ["divisor": words.number(response.divisor)])
    case .normalized(let value):
      return (
        "normalized",
        [
          "mean": words.operand(value.mean), "normalized": words.number(value.normalized),
          "gamma": words.operand(value.gamma), "beta": words.signed(value.beta),
        ]
      )
    case .moved: return ("moved", [:])
    }
  }

  /// Keras's order in numbers: `(row × columns + column) × channels + channel`.
  private static func formula(_ cell: MapCell, _ shape: Shape, _ words: TraceWords) -> String {
    func integer(_ value: Int) -> String { words.strings.numbers.integer(value) }
    let (indices, extents) =
      words.strings.areOfSignals && shape.isMaps
      ? (Array(cell.channelsLast.dropFirst()), Array(shape.channelsLast.dropFirst()))
      : (cell.channelsLast, shape.channelsLast)
    var text = integer(indices[0])
    for (axis, extent) in extents.enumerated().dropFirst() {
      let inner = axis > 1 ? "(\(text))" : text
      text = "\(inner)\u{202F}×\u{202F}\(integer(extent)) + \(integer(indices[axis]))"
    }
    return text
  }
}
