import Insights
import Networks
import Site

/// The worked values of layers that have no figures of their own.
extension Narrator {
  /// The steps that lead to a value.
  func exampleSteps(_ example: LayerExample, _ node: Node) throws -> WorkedContent {
    switch example {
    case .sum(let found): try sumSteps(found)
    case .separable(let found): try separableSteps(found, node)
    case .window(let found): try windowSteps(found)
    case .response(let found): try responseSteps(found, node)
    case .normalized(let found): try normalizedSteps(found, node)
    case .moved(let found): try movedSteps(found, node)
    }
  }

  /// The same as one line of a table.
  func row(_ example: LayerExample, _ node: Node) throws -> SumRow {
    let worked = try exampleSteps(example, node)
    let (result, activation) =
      switch example {
      case .sum(let found): (found.sum.total, found.function.map { _ in number(found.activation) })
      case .separable(let found): (found.sum.total, found.function.map { _ in number(found.activation) })
      case .window(let found): (found.result, nil)
      case .response(let found): (found.result, nil)
      case .normalized(let found): (found.result, nil)
      case .moved(let found): (found.followed[0].value, nil)
      }
    return SumRow(
      example: try exampleName(example.example), place: worked.values["cell"] ?? "", expression: worked.expression,
      result: number(result), activation: activation)
  }

  func content(
    _ cell: MapCell, _ steps: [WorkedStep], isList: Bool = false, expression: String, result: String,
    values: [String: String] = [:]
  ) throws -> WorkedContent {
    WorkedContent(
      row: cell.place.count == 2 ? numbers.integer(cell.place[0]) : nil,
      column: cell.place.count == 2 ? numbers.integer(cell.place[1]) : nil, place: try placeWords(cell.place),
      channel: numbers.integer(cell.channel), steps: steps, isList: isList, expression: expression, result: result,
      values: values.merging(["cell": try cellWords(cell)]) { $1 })
  }

  private func sumSteps(_ found: WeightedSum) throws -> WorkedContent {
    let shown = largest(found.parts.map(\.total), limit: 8)
    var terms = try shown.map { index in
      Term(
        label: try strings("narration.channel", ["channel": numbers.integer(found.parts[index].channel)]),
        expression: products(found.parts[index].terms), value: found.parts[index].total)
    }
    terms += try others(found.parts.map(\.total), without: shown)
    if let bias = found.bias { terms.append(Term(label: try strings("narration.bias"), value: bias)) }
    // A single term needs no sum.
    let steps = terms.count > 1 ? try steps(of: terms, total: found.sum.total) : terms.map(step)
    return try content(
      found.cell, try steps + functionSteps(found.function, found.sum.total, found.activation),
      expression: terms.count > 1 ? sum(terms.map(\.value)) : products(found.parts[0].terms),
      result: number(found.activation),
      values: ["preActivation": number(found.sum.total), "bias": number(found.bias ?? 0)])
  }

  private func separableSteps(_ found: SeparableSum, _ node: Node) throws -> WorkedContent {
    let multiplier = (node.layer as? SeparableConv2D)?.depthwise.depthMultiplier ?? 1
    let shown = largest(found.products, limit: 6)
    var terms = try shown.map { index in
      let part = found.parts[index]
      let names = ["channel": numbers.integer(part.channel), "kernel": numbers.integer(index % multiplier)]
      return Term(
        label: try strings(multiplier > 1 ? "narration.channel-kernel" : "narration.channel", names),
        expression: "(\(products(part.terms)))\u{202F}×\u{202F}\(operand(found.weights[index]))",
        value: found.products[index])
    }
    terms += try others(found.products, without: shown)
    if let bias = found.bias { terms.append(Term(label: try strings("narration.bias"), value: bias)) }
    let part = found.strongestPart
    return try content(
      found.cell,
      try steps(of: terms, total: found.sum.total)
        + functionSteps(found.function, found.sum.total, found.activation),
      expression: sum(terms.map(\.value)), result: number(found.activation),
      values: [
        "preActivation": number(found.sum.total), "bias": number(found.bias ?? 0),
        "middle": number(found.parts[part].total), "weight": number(found.weights[part]),
        "middleChannel": numbers.integer(found.parts[part].channel),
      ])
  }

  private func windowSteps(_ found: PooledWindow) throws -> WorkedContent {
    let values = found.entries.map(\.value)
    let count = numbers.integer(found.divisor)
    let isShort = values.count <= 9
    let winner = try cellWords(found.entries[found.winner].cell)
    let facts = ["sum": number(found.sum), "count": count, "winner": winner]
    let expression: String
    var steps: [WorkedStep] = []
    switch found.kind {
    case .maximum:
      expression = isShort ? "max(\(values.map(number).joined(separator: numbers.listSeparator)))" : winner
      let label = try strings("narration.largest", ["count": numbers.integer(values.count)])
      steps.append(WorkedStep(label: label, expression: expression, result: number(found.result)))
    case .average:
      expression =
        isShort ? "(\(sum(values)))\u{202F}/\u{202F}\(count)" : "\(number(found.sum))\u{202F}/\u{202F}\(count)"
      if !isShort {
        let label = try strings("narration.values-sum", ["count": numbers.integer(values.count)])
        steps.append(WorkedStep(label: label, expression: "", result: number(found.sum)))
      }
      steps.append(
        WorkedStep(label: try strings("narration.mean"), expression: expression, result: number(found.result)))
    }
    return try content(found.cell, steps, expression: expression, result: number(found.result), values: facts)
  }

  /// The positions of the largest values in size, in their own order.
  private func largest(_ values: [Float], limit: Int) -> [Int] {
    values.indices.sorted { (abs(values[$0]), $1) > (abs(values[$1]), $0) }.prefix(limit).sorted()
  }

  /// The sum of the values that are not shown, as one term.
  private func others(_ values: [Float], without shown: [Int]) throws -> [Term] {
    let rest = values.indices.filter { !shown.contains($0) }
    guard !rest.isEmpty else { return [] }
    let label = try strings("narration.other-channels", ["count": numbers.integer(rest.count)])
    return [Term(label: label, value: Float(rest.reduce(0.0) { $0 + Double(values[$1]) }))]
  }

  private func step(_ term: Term) -> WorkedStep {
    WorkedStep(label: term.label, expression: term.expression, result: number(term.value))
  }

  /// Products of values and weights; of many, those with a value of 0 add nothing and are left out, and the smallest too.
  private func products(_ terms: [WeightedSum.Term]) -> String {
    let candidates = terms.count > 9 ? terms.indices.filter { terms[$0].value != 0 } : Array(terms.indices)
    let shown = largest(candidates.map { terms[$0].product }, limit: 27).map { terms[candidates[$0]] }
    guard let first = shown.first else { return number(0) }
    let rest = candidates.count - shown.count
    return product(first.value, first.weight)
      + shown.dropFirst().map { " + \(operand($0.value))\u{202F}×\u{202F}\(operand($0.weight))" }.joined()
      + (rest > 0 ? " + …" : "")
  }
}
