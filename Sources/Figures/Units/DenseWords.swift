import Insights
import Localization

/// What the figures of a dense layer's unit say.
struct DenseWords {
  let frame: UnitFigure
  let value: DenseUnit
  let strings: Strings

  init(_ frame: UnitFigure, _ value: DenseUnit, _ strings: Strings) throws {
    (self.frame, self.value, self.strings) = (frame, value, strings)
    let isClass = value.connections.classes != nil
    sum = try strings("unit.dense.\(isClass ? "logit" : "sum")")
    result = try strings("unit.dense.\(value.softmax == nil ? "value" : "probability")")
    name = try UnitFigure.title(of: frame.unit, strings)
  }

  /// What the sum is called, and what the function makes of it.
  let sum, result: String
  /// The unit's name: that of its class, or its number.
  let name: String

  /// What comes out, as it is written.
  var activation: String {
    let value = self.value.worked.activation
    return self.value.softmax == nil ? strings.numbers.decimal(value) : strings.numbers.certainty(Double(value))
  }

  /// What the words say in numbers.
  func values() throws -> [String: String] {
    let connections = value.connections
    let best = value.worked.terms[0]
    var values = [
      "layer": connections.name, "name": name, "inputs": strings.numbers.integer(connections.kernel.shape[0]),
      "maps": strings.numbers.integer(value.parts.count),
      "sumName": try strings("unit.dense.the-\(connections.classes == nil ? "sum" : "logit")"),
      "sum": strings.numbers.decimal(value.worked.sum.total), "activation": activation,
      "function": try connections.function.map { try strings.name(of: $0) } ?? "",
      "place": try place(of: best), "input": strings.numbers.decimal(best.input, places: 3),
      "weight": strings.operand(best.weight), "product": strings.numbers.decimal(best.product, places: 3),
      "bias": strings.numbers.decimal(value.worked.bias),
    ]
    values["then"] = connections.function == nil ? "" : try strings("unit.dense.then", values)
    values["andBias"] = connections.bias == nil ? "" : try strings("unit.dense.and-bias", values)
    return values
  }

  /// Where a term's value stands: in a map, or in the list.
  func place(of term: WorkedUnit.Term) throws -> String {
    guard let shape = value.connections.mapShape else {
      return try strings("unit.dense.place", ["index": String(term.index)])
    }
    let place = term.index / shape.channels
    return try strings(
      "flatten-mapping.place",
      [
        "channel": String(term.index % shape.channels), "row": String(place / shape.columns),
        "column": String(place % shape.columns),
      ])
  }
}
