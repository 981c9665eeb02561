import Insights
import Networks
import Site

/// Where values come from that a layer only moves.
extension Narrator {
  func movedSteps(_ found: MovedCells, _ node: Node) throws -> WorkedContent {
    let steps = try found.followed.map { move in
      WorkedStep(
        label: try cellWords(move.target), expression: try origin(of: move, node), result: number(move.value))
    }
    let first = found.followed[0]
    let source = try first.source.map(cellWords) ?? ""
    return try content(
      first.target, steps, isList: true, expression: steps[0].expression, result: steps[0].result,
      values: ["source": source])
  }

  /// The calculation that leads from the place in the output to that in the input.
  private func origin(of move: MovedCells.Move, _ node: Node) throws -> String {
    let target = move.target
    switch node.layer {
    case let layer as any ZeroPaddingLayer:
      let expression = try shifted(target.place, by: layer.padding.map { -$0.before })
      return move.source == nil ? try strings("narration.outside", ["expression": expression]) : expression
    case let layer as any CroppingLayer: return try shifted(target.place, by: layer.cropping.map(\.before))
    case let layer as any UpSamplingLayer:
      return try zip(axisWords(target.place.count), zip(target.place, layer.size.dimensions)).map { name, cell in
        let quotient = "\(numbers.integer(cell.0))\u{202F}/\u{202F}\(numbers.integer(cell.1))"
        return "\(name) ⌊\(quotient)⌋ = \(numbers.integer(cell.0 / cell.1))"
      }.joined(separator: ", ")
    case let layer as Resizing: return try resizedPlace(move, layer, node)
    case is Reshape:
      let index = "\(placeInOrder(of: target, node)) = \(numbers.integer(node.outputShape.placeInOrder(of: target)))"
      let cell = try move.source.map(cellWords) ?? ""
      return try strings("narration.in-order", ["index": index, "cell": cell])
    default: return try move.source.map(cellWords) ?? ""
    }
  }

  /// `row 4 − 1 = 3, column 7 − 2 = 5`.
  private func shifted(_ place: [Int], by steps: [Int]) throws -> String {
    try zip(axisWords(place.count), zip(place, steps)).map { name, move in
      let sign = move.1 < 0 ? "\u{2212}" : "+"
      return "\(name) \(numbers.integer(move.0)) \(sign) \(numbers.integer(abs(move.1)))"
        + " = \(numbers.integer(move.0 + move.1))"
    }.joined(separator: ", ")
  }

  /// `(3 × 28 + 5) × 8 + 2`: the place of a cell in the list of all values, channels last.
  private func placeInOrder(of cell: MapCell, _ node: Node) -> String {
    let pairs = zip(cell.channelsLast, node.outputShape.channelsLast).map { (numbers.integer($0), numbers.integer($1)) }
    guard let first = pairs.first else { return "" }
    return pairs.dropFirst().enumerated().reduce(first.0) { text, next in
      let factor = next.offset == 0 ? text : "(\(text))"
      return "\(factor)\u{202F}×\u{202F}\(next.element.1) + \(next.element.0)"
    }
  }
}
