import Insights
import Networks
import Site

/// The tables of worked sums: one for every example and filter, map, unit or class, each held against the engine.
extension Narrator {
  func sums(_ node: Node) throws -> [SumRow] {
    if let found = explanation.convolutions.first(where: { $0.convolution.name == node.name }) {
      return try found.table.map(row)
    }
    if let found = explanation.poolings.first(where: { $0.pooling.name == node.name }) {
      return try found.table.map { try row($0, found.pooling.kind) }
    }
    if let found = explanation.denses.first(where: { $0.connections.name == node.name }) {
      return try (found.hero + found.winners).map { try row($0, found.connections) } + (softmaxRows(node))
    }
    if let found = explanation.layerExamples.first(where: { $0.layer == node.name }) {
      return try found.table.map { try row($0, node) }
    }
    if let found = explanation.merges.first(where: { $0.name == node.name }) { return try mergeRows(found) }
    if node.layer.activation == .softmax { return try softmaxRows(node) }
    return []
  }

  func exampleName(_ index: Int) throws -> String {
    let example = experiment.examples[index]
    return try strings(
      "narration.example",
      ["label": experiment.dataset.classes[example.label], "index": numbers.integer(example.index)])
  }

  private func place(_ key: String, channel: Int, row: Int, column: Int) throws -> String {
    try strings(
      key,
      ["channel": numbers.integer(channel), "row": numbers.integer(row), "column": numbers.integer(column)])
  }

  private func row(_ cell: WorkedCell) throws -> SumRow {
    let shown = cell.terms.map(\.partialSum).prefix(16)
    let rest = cell.terms.dropFirst(shown.count).reduce(Float(0)) { $0 + $1.partialSum }
    let terms = Array(shown) + (cell.terms.count > shown.count ? [rest] : []) + (hasBias(cell.layer) ? [cell.bias] : [])
    return SumRow(
      example: try exampleName(cell.example),
      place: try cell.slice.map {
        try cellWords(MapCell(channel: cell.filter, place: [$0.index, cell.row, cell.column]))
      } ?? place("narration.filter-cell", channel: cell.filter, row: cell.row, column: cell.column),
      expression: sum(terms), result: number(cell.preActivation),
      activation: cell.function.map { _ in number(cell.activation) })
  }

  private func row(_ entry: PoolingExplanation.TableRow, _ kind: Pooling.Kind) throws -> SumRow {
    SumRow(
      example: try exampleName(entry.example),
      place: try place("narration.cell", channel: entry.channel, row: entry.step.row, column: entry.step.column),
      expression: poolingExpression(entry.step, kind), result: number(entry.step.result), activation: nil)
  }

  private func row(_ unit: WorkedUnit, _ connections: Connections) throws -> SumRow {
    let shown = unit.terms.prefix(6)
    let rest = Float(unit.terms.dropFirst(shown.count).reduce(0.0) { $0 + Double($1.product) })
    let terms =
      shown.map(\.product) + (unit.terms.count > shown.count ? [rest] : [])
      + (connections.bias == nil ? [] : [unit.bias])
    return SumRow(
      example: try exampleName(unit.example),
      place: try strings(
        "narration.unit", ["unit": connections.classes?[unit.unit] ?? numbers.integer(unit.unit)]),
      expression: sum(terms), result: number(unit.sum.total),
      activation: connections.function.map { _ in number(unit.activation) })
  }

  private func softmaxRows(_ node: Node) throws -> [SumRow] {
    guard network.outputs.contains(node.name) else { return [] }
    return try explanation.softmaxes.flatMap { table in
      try table.classes.indices.map { index in
        SumRow(
          example: try exampleName(table.example),
          place: try strings("narration.probability", ["class": table.classes[index]]),
          expression: "e^\(number(table.logits[index]))\u{202F}/\u{202F}\(numbers.decimal(table.total, places: 1))",
          result: numbers.decimal(table.probabilities[index], places: 4), activation: nil)
      }
    }
  }
}
