import Engine
import Insights
import Networks
import Site
import Tensors

extension Narrator {
  /// The value that a layer's page works out step by step.
  func worked(_ node: Node) throws -> WorkedContent? {
    if let found = explanation.convolutions.first(where: { $0.convolution.name == node.name }) {
      return try convolutionSteps(found.cell)
    }
    if let found = explanation.poolings.first(where: { $0.pooling.name == node.name }) {
      return try poolingSteps(found.trace)
    }
    if let found = explanation.flattenings.first(where: { $0.layer == node.name }) { return try flattenSteps(found) }
    if let found = explanation.denses.first(where: { $0.connections.name == node.name }) {
      return try denseSteps(found.winner, found.connections)
    }
    if let found = explanation.merges.first(where: { $0.name == node.name }) { return try mergeSteps(found) }
    if let found = explanation.functions.first(where: { $0.layer == node.name }) { return try functionSteps(found) }
    return try explanation.layerExamples.first { $0.layer == node.name }.map { try exampleSteps($0.hero, node) }
  }

  /// A product of two numbers, the second in parentheses where it is negative, as in `0.93 × (−0.41)`.
  func product(_ a: Float, _ b: Float) -> String { "\(number(a))\u{202F}×\u{202F}\(operand(b))" }

  /// Whether a layer has biases to add.
  func hasBias(_ layer: String) -> Bool {
    network.node(named: layer)?.parameters.contains { $0.name == "bias" } ?? false
  }

  /// Numbers joined by plus signs, negative ones in parentheses but for the first.
  func sum(_ terms: [Float]) -> String {
    terms.enumerated().map { $0 == 0 ? number($1) : operand($1) }.joined(separator: " + ")
  }

  func number(_ value: Float) -> String { numbers.decimal(value, places: 3) }

  func operand(_ value: Float) -> String {
    let text = number(value)
    return text.hasPrefix("\u{2212}") ? "(\(text))" : text
  }

  func convolutionSteps(_ cell: WorkedCell) throws -> WorkedContent {
    // Layers with hundreds of channels: the largest terms in full, the others as one sum.
    let shown = cell.terms.sorted { abs($0.partialSum) > abs($1.partialSum) }.prefix(8).sorted {
      $0.channel < $1.channel
    }
    var terms = try shown.map { term in
      Term(
        label: try strings.channel(term.channel, in: cell.slice),
        expression: products(term), value: term.partialSum)
    }
    let others = cell.terms.count - shown.count
    if others > 0 {
      let rest = cell.terms.map(\.partialSum).reduce(0, +) - shown.map(\.partialSum).reduce(0, +)
      terms.append(
        Term(label: try strings("narration.other-channels", ["count": numbers.integer(others)]), value: rest))
    }
    if hasBias(cell.layer) { terms.append(Term(label: try strings("narration.bias"), value: cell.bias)) }
    var steps = try steps(of: terms, total: cell.preActivation)
    steps += try functionSteps(cell.function, cell.preActivation, cell.activation)
    return WorkedContent(
      row: numbers.integer(cell.row), column: numbers.integer(cell.column),
      place: try placeWords((cell.slice.map { [$0.index] } ?? []) + [cell.row, cell.column]),
      channel: numbers.integer(cell.filter),
      steps: steps, expression: sum(terms.map(\.value)), result: number(cell.activation),
      values: ["preActivation": number(cell.preActivation), "bias": number(cell.bias)])
  }

  /// What an activation function makes of a sum, if there is one.
  func functionSteps(_ function: ActivationFunction?, _ before: Float, _ after: Float) throws -> [WorkedStep] {
    guard let function else { return [] }
    return [
      WorkedStep(
        label: try strings.name(of: function), expression: expression(function, of: before), result: number(after))
    ]
  }

  /// What is added in a worked sum.
  struct Term {
    let label: String
    var expression = ""
    let value: Float
  }

  /// One step for each term, and one that adds them.
  func steps(of terms: [Term], total: Float) throws -> [WorkedStep] {
    terms.map { WorkedStep(label: $0.label, expression: $0.expression, result: number($0.value)) } + [
      WorkedStep(
        label: try strings("narration.sum"), expression: sum(terms.map(\.value)), result: number(total))
    ]
  }

  /// The products of a patch and a kernel; those with a zero pixel add nothing and are left out of large kernels.
  private func products(_ term: ChannelTerm) -> String {
    let pairs = zip(term.patch.values, term.kernel.values).map { ($0, $1) }
    let shown = pairs.count > 9 ? pairs.filter { $0.0 != 0 } : pairs
    guard let first = shown.first else { return number(0) }
    let others = shown.dropFirst().map { " + \(operand($0.0))\u{202F}×\u{202F}\(operand($0.1))" }
    let sum = product(first.0, first.1) + others.joined()
    return term.weight.map { "(\(sum))\u{202F}×\u{202F}\(operand($0))" } ?? sum
  }

  func poolingSteps(_ trace: PoolingTrace) throws -> WorkedContent {
    let step = trace.followed
    let expression = poolingExpression(step, trace.kind)
    return WorkedContent(
      row: numbers.integer(step.row), column: numbers.integer(step.column),
      place: try placeWords([step.row, step.column]), channel: numbers.integer(trace.channel),
      steps: [
        WorkedStep(label: try strings("narration.window"), expression: expression, result: number(step.result))
      ],
      expression: expression, result: number(step.result))
  }

  func poolingExpression(_ step: PoolingStep, _ kind: Pooling.Kind) -> String {
    let values = step.cells.map(\.value)
    switch kind {
    case .maximum: return "max(" + values.map(number).joined(separator: numbers.listSeparator) + ")"
    case .average: return "(" + sum(values) + ")\u{202F}/\u{202F}" + numbers.integer(step.divisor)
    }
  }

  func flattenSteps(_ map: FlattenMap) throws -> WorkedContent? {
    guard let cell = map.followed.first else { return nil }
    let expression = flattenExpression(cell, map)
    let steps = try map.followed.map { cell in
      WorkedStep(
        label: try strings(
          "narration.cell",
          [
            "channel": numbers.integer(cell.channel), "row": numbers.integer(cell.row),
            "column": numbers.integer(cell.column),
          ]),
        expression: flattenExpression(cell, map), result: numbers.integer(cell.index))
    }
    return WorkedContent(
      row: numbers.integer(cell.row), column: numbers.integer(cell.column),
      place: try placeWords([cell.row, cell.column]), channel: numbers.integer(cell.channel),
      steps: steps, isList: true, expression: expression, result: numbers.integer(cell.index),
      values: ["value": number(cell.value)])
  }

  func flattenExpression(_ cell: FlattenMap.Cell, _ map: FlattenMap) -> String {
    let times = "\u{202F}×\u{202F}"
    return
      "(\(numbers.integer(cell.row))\(times)\(numbers.integer(map.shape.columns)) + \(numbers.integer(cell.column)))"
      + "\(times)\(numbers.integer(map.shape.channels)) + \(numbers.integer(cell.channel))"
  }

  func denseSteps(_ unit: WorkedUnit, _ connections: Connections) throws -> WorkedContent {
    let shown = unit.terms.prefix(5)
    var terms = try shown.map { term in
      Term(
        label: try strings("narration.input", ["index": numbers.integer(term.index)]),
        expression: product(term.input, term.weight), value: term.product)
    }
    let rest = unit.terms.dropFirst(shown.count)
    if !rest.isEmpty {
      terms.append(
        Term(
          label: try strings("narration.other-terms", ["count": numbers.integer(rest.count)]),
          value: Float(rest.reduce(0.0) { $0 + Double($1.product) })))
    }
    if hasBias(unit.layer) { terms.append(Term(label: try strings("narration.bias"), value: unit.bias)) }
    return WorkedContent(
      channel: connections.classes?[unit.unit] ?? numbers.integer(unit.unit),
      steps: try steps(of: terms, total: unit.sum.total), expression: sum(terms.map(\.value)),
      result: number(unit.sum.total), values: ["activation": number(unit.activation)])
  }
}
