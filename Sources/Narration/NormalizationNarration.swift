import Insights
import Networks
import Site

/// Values that are divided by a measure of others.
extension Narrator {
  func responseSteps(_ found: NormalizedResponse, _ node: Node) throws -> WorkedContent {
    guard let layer = node.layer as? LocalResponseNormalization else { throw InsightError.noLayer(node.name) }
    let times = "\u{202F}×\u{202F}"
    let power = found.neighbours.map { "\(operand($0))²" }.joined(separator: " + ")
    let base = "\(shortest(layer.bias)) + \(shortest(layer.alpha))\(times)\(number(found.power))"
    let quotient = "\(number(found.value))\u{202F}/\u{202F}\(number(found.divisor))"
    let steps = [
      ("narration.squares", power, found.power),
      ("narration.divisor", "(\(base))^\(shortest(layer.beta))", found.divisor),
      ("narration.quotient", quotient, found.result),
    ]
    return try content(
      found.cell,
      try steps.map { WorkedStep(label: try strings($0.0), expression: $0.1, result: number($0.2)) },
      expression: quotient, result: number(found.result),
      values: ["value": number(found.value), "power": number(found.power), "divisor": number(found.divisor)])
  }

  func normalizedSteps(_ found: NormalizedValue, _ node: Node) throws -> WorkedContent {
    guard let layer = node.layer as? BatchNormalization else { throw InsightError.noLayer(node.name) }
    let times = "\u{202F}×\u{202F}"
    let distance = "\(number(found.value)) \u{2212} \(operand(found.mean))"
    let root = "√(\(number(found.variance)) + \(shortest(layer.epsilon)))"
    let scaled = "\(number(found.gamma))\(times)\(operand(found.normalized)) + \(operand(found.beta))"
    let steps = [
      ("narration.distance", distance, found.distance),
      ("narration.spread", "\(number(found.distance))\u{202F}/\u{202F}\(root)", found.normalized),
      ("narration.scaled", scaled, found.result),
    ]
    return try content(
      found.cell,
      try steps.map { WorkedStep(label: try strings($0.0), expression: $0.1, result: number($0.2)) },
      expression: "\(number(found.gamma))\(times)(\(distance))\u{202F}/\u{202F}\(root) + \(operand(found.beta))",
      result: number(found.result),
      values: [
        "mean": number(found.mean), "variance": number(found.variance), "gamma": number(found.gamma),
        "beta": number(found.beta),
      ])
  }

  /// The exponential of a value, the sum of all, and the share.
  func shareSteps(_ found: SharedCell) throws -> WorkedContent {
    let own = found.exponentials[found.cell.channel]
    let quotient = "\(numbers.decimal(own, places: 3))\u{202F}/\u{202F}\(numbers.decimal(found.total, places: 3))"
    let steps = [
      WorkedStep(
        label: try cellWords(found.cell), expression: "e^\(operand(found.values[found.cell.channel]))",
        result: numbers.decimal(own, places: 3)),
      WorkedStep(
        label: try strings("narration.values-sum", ["count": numbers.integer(found.values.count)]), expression: "",
        result: numbers.decimal(found.total, places: 3)),
      WorkedStep(label: try strings("narration.quotient"), expression: quotient, result: number(found.result)),
    ]
    return try content(found.cell, steps, expression: quotient, result: number(found.result))
  }
}
