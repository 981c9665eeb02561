import Engine
import Insights
import Networks
import Site

/// The values where branches meet, worked out.
extension Narrator {
  /// What the layer joins, and along which axis.
  func describeMerge(_ node: Node, in settings: inout LayerSettings) throws {
    guard let kind = MergeExplanation.Kind(node) else { return }
    settings.joinCount = numbers.integer(node.inputs.count)
    settings.repeatsInputs = kind.function != nil && node.inputShapes.contains { $0 != node.outputShape }
    guard case .concatenation(let axis) = kind else { return }
    settings.joinAxis = try strings("narration.axis." + axisName(axis, rank: node.outputShape.rank))
    settings.joinParts = node.inputShapes.map { numbers.integer($0[axis]) }.joined(separator: " + ")
    settings.joinTotal = numbers.integer(node.outputShape[axis])
  }

  private func axisName(_ axis: Int, rank: Int) -> String {
    switch (axis, rank) {
    case (0, 1): "features"
    case (0, _): "channels"
    case (rank - 1, _): "columns"
    case (rank - 2, _): "rows"
    default: "layers"
    }
  }

  /// One step for each input and one for the result; of a concatenation, where the first value of each input goes.
  func mergeSteps(_ found: MergeExplanation) throws -> WorkedContent? {
    guard let cell = found.worked.first else { return nil }
    if case .concatenation(let axis) = found.kind { return try concatenationSteps(found, axis) }
    return try mergeSteps(cell, found.kind)
  }

  /// One step for each input of a value and one for the value.
  func mergeSteps(_ cell: MergeCell, _ kind: MergeExplanation.Kind) throws -> WorkedContent {
    let expression = mergeExpression(cell, kind)
    let inputs = try cell.terms.map {
      WorkedStep(label: $0.source, expression: try placeName($0.position), result: number($0.value))
    }
    let result = WorkedStep(label: cell.layer, expression: expression, result: number(cell.result))
    return content(cell.position, steps: inputs + [result], expression: expression, result: number(cell.result))
  }

  private func concatenationSteps(_ found: MergeExplanation, _ axis: Int) throws -> WorkedContent? {
    let steps = try found.worked.map { cell in
      let term = cell.terms[0]
      return WorkedStep(
        label: try strings(
          "narration.joined", ["source": term.source, "from": try placeName(term.position)]),
        expression: try placeName(cell.position), result: number(cell.result))
    }
    guard let last = found.worked.last else { return nil }
    let start = last.position[axis] - last.terms[0].position[axis]
    let expression = "\(numbers.integer(last.terms[0].position[axis])) + \(numbers.integer(start))"
    return content(last.position, steps: steps, expression: expression, result: numbers.integer(last.position[axis]))
  }

  /// One row for each example, the value that is largest in size.
  func mergeRows(_ found: MergeExplanation) throws -> [SumRow] {
    try found.table.map { cell in
      SumRow(
        example: try exampleName(cell.example), place: try placeName(cell.position),
        expression: mergeExpression(cell, found.kind), result: number(cell.result), activation: nil)
    }
  }

  private func content(_ position: [Int], steps: [WorkedStep], expression: String, result: String) -> WorkedContent {
    WorkedContent(
      row: position.count == 3 ? numbers.integer(position[1]) : nil,
      column: position.count == 3 ? numbers.integer(position[2]) : nil, channel: numbers.integer(position[0]),
      steps: steps, expression: expression, result: result)
  }

  /// Where a value stands, the channel first: `map 3, row 4, column 5`, or its place in a vector.
  private func placeName(_ position: [Int]) throws -> String {
    if position.count == 1 { return try strings("narration.input", ["index": numbers.integer(position[0])]) }
    guard position.count == 3 else {
      let cells = position.dropFirst().map(numbers.integer).joined(separator: ", ")
      return try strings("narration.map-cell", ["channel": numbers.integer(position[0]), "cell": cells])
    }
    return try strings(
      "narration.cell",
      [
        "channel": numbers.integer(position[0]), "row": numbers.integer(position[1]),
        "column": numbers.integer(position[2]),
      ])
  }

  private func mergeExpression(_ cell: MergeCell, _ kind: MergeExplanation.Kind) -> String {
    let values = cell.terms.map(\.value)
    let list = values.map(number).joined(separator: numbers.listSeparator)
    switch kind {
    case .concatenation: return cell.terms[0].source
    case .elementwise(.add): return sum(values)
    case .elementwise(.subtract): return "\(number(values[0])) \u{2212} \(operand(values[1]))"
    case .elementwise(.multiply):
      return values.enumerated().map { $0 == 0 ? number($1) : operand($1) }.joined(separator: "\u{202F}×\u{202F}")
    case .elementwise(.average): return "(\(sum(values)))\u{202F}/\u{202F}\(numbers.integer(values.count))"
    case .elementwise(.maximum): return "max(\(list))"
    case .elementwise(.minimum): return "min(\(list))"
    }
  }
}
