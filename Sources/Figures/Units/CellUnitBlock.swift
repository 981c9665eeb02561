import Canvas
import Engine
import Insights
import Localization
import Networks

/// What is done with a cell, in few words: a formula with the numbers that go into it, or the graph of a function.
struct CellUnitBlock {
  /// What stands over the arrow and below it; `nil` where the block says it.
  let label, detail: String?
  /// The formula; empty where there is none.
  let formula: String
  /// The names of the numbers in it and the numbers.
  let lines: [(name: String, number: String)]
  /// The function whose graph is drawn, with the numbers that the map holds.
  let function: (function: ActivationFunction, range: ClosedRange<Float>, before: Float, after: Float)?
  let size: Size

  static let padding = 12.0
  static let lineHeight = 19.0
  private static let graph = Size(176, 150)

  init(_ words: CellUnitWords) throws {
    let value = words.value
    var (label, detail): (String?, String?)
    var (formula, lines): (String, [(String, String)]) = ("", [])
    func number(_ name: String, _ value: Float) { lines.append((name, words.number(value))) }
    func short(_ name: String, _ value: Double) { lines.append((name, words.strings.numbers.short(value))) }
    var function: (ActivationFunction, ClosedRange<Float>, Float, Float)?
    switch value.work {
    case .merge(_, .elementwise): label = try words.word("sign.\(value.kind.rawValue)")
    case .function(let found):
      function = (found.function, value.sources[0].values.range, found.values[0].before, found.values[0].after)
    case .shares(let found):
      formula = "*y* = *e*^{x} / ∑ *e*^{x}"
      lines = [
        ("*e*^{x}", words.strings.significant(found.exponentials[found.cell.channel])),
        ("∑ *e*^{x}", words.strings.significant(found.total)),
      ]
    case .example(.normalized(let found)):
      formula = "*y* = *γ* (*x* \u{2212} *μ*) / √(*σ*^{2} + *ε*) + *β*"
      number("*μ*", found.mean)
      number("*σ*^{2}", found.variance)
      number("*γ*", found.gamma)
      number("*β*", found.beta)
      short("*ε*", (value.node.layer as? BatchNormalization)?.epsilon ?? 0)
    case .example(.response(let found)):
      guard let layer = value.node.layer as? LocalResponseNormalization else { break }
      formula = "*y* = *x* / (*k* + *α* ∑ *x*^{2})^{β}"
      short("*k*", layer.bias)
      short("*α*", layer.alpha)
      short("*β*", layer.beta)
      number("∑ *x*^{2}", found.power)
    case .example(.window(let found)) where found.kind == .average:
      formula = "*y* = ∑ *x* / *n*"
      number("∑ *x*", found.sum)
      lines.append(("*n*", words.strings.numbers.integer(found.divisor)))
    case .example(.window): label = "max"
    case .example(.sum(let found)):
      for term in found.parts[0].terms {
        number("\(words.number(term.value)) × \(words.number(term.weight))", term.product)
      }
    case .merge(let cell, .concatenation(let axis)):
      label = try words.strings.operation(value.node.kind)
      let (from, to) = (cell.terms[0].position[axis], cell.position[axis])
      detail = try words.word("joined", ["from": String(from), "start": String(to - from), "to": String(to)])
    case .example: label = try words.strings.operation(value.node.kind)
    }
    (self.label, self.detail) = (label, detail)
    (self.formula, self.lines, self.function) = (formula, lines, function)
    size = Self.size(formula, lines, hasGraph: function != nil)
  }

  private static func size(_ formula: String, _ lines: [(name: String, number: String)], hasGraph: Bool) -> Size {
    if hasGraph { return graph }
    if lines.isEmpty { return Size(0, 0) }
    let names = TextStyle.label.formula.width(ofWidest: lines.map(\.name))
    let widest = max(
      formula.isEmpty ? 0 : TextStyle.label.formula.measure(formula).width,
      names + 18 + TextStyle.label.width(ofWidest: lines.map(\.number)))
    let count = Double(lines.count + (formula.isEmpty ? 0 : 1))
    return Size(widest + 2 * padding, count * lineHeight + 2 * padding + (formula.isEmpty ? 0 : 6))
  }
}

extension CellUnitBlock {
  /// Draws the formula over its numbers, or the graph.
  func draw(on canvas: Canvas, in frame: Rect, _ words: CellUnitWords) {
    if let function { return drawGraph(function, on: canvas, in: frame, words) }
    guard !lines.isEmpty else { return }
    canvas.rectangle(frame, fill: .panel, radius: 4)
    var y = frame.minY + Self.padding + Self.lineHeight / 2
    if !formula.isEmpty {
      canvas.text(formula, at: Point(frame.midX, y), .label.formula, .ink, .centre)
      y += Self.lineHeight + 6
    }
    for line in lines {
      canvas.text(line.name, at: Point(frame.minX + Self.padding, y), .label.formula, .muted, .left)
      canvas.text(line.number, at: Point(frame.maxX - Self.padding, y), .label, .ink, .right)
      y += Self.lineHeight
    }
  }

  private func drawGraph(
    _ value: (function: ActivationFunction, range: ClosedRange<Float>, before: Float, after: Float),
    on canvas: Canvas, in frame: Rect, _ words: CellUnitWords
  ) {
    let graph = FunctionGraph(value.function, over: value.range, in: frame.inset(4))
    canvas.line(from: graph.point(graph.x.lowerBound, 0), to: graph.point(graph.x.upperBound, 0), .muted)
    canvas.line(from: graph.point(0, graph.y.lowerBound), to: graph.point(0, graph.y.upperBound), .muted)
    for curve in graph.curves() { canvas.polyline(curve, .accent, width: 2) }
    let dot = graph.point(Double(value.before), Double(value.after))
    canvas.line(from: graph.point(Double(value.before), 0), to: dot, .lookHere, dash: .dotted)
    canvas.line(from: graph.point(0, Double(value.after)), to: dot, .lookHere, dash: .dotted)
    canvas.circle(dot, radius: 4.5, fill: .lookHere)
  }
}
