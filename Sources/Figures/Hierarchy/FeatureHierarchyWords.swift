import Foundation
import Insights
import Localization

/// The words of the figure of the hierarchy.
struct FeatureHierarchyWords {
  let strings: Strings

  init(_ strings: Strings) { self.strings = strings }

  func callAsFunction(_ key: String, _ values: [String: String] = [:]) throws -> String {
    try strings("feature-hierarchy.\(key)", values)
  }

  /// `conv1, filter 5`.
  func name(_ unit: FeatureHierarchy.Unit) throws -> String {
    try self("unit", ["layer": unit.cell.layer, "filter": String(unit.cell.filter)])
  }

  /// Which cell a unit is followed at, and its value.
  func cell(_ unit: FeatureHierarchy.Unit, places: Int) throws -> String {
    try self(
      "cell",
      [
        "row": strings.numbers.integer(unit.cell.row), "column": strings.numbers.integer(unit.cell.column),
        "value": strings.numbers.decimal(unit.cell.activation, places: places),
      ])
  }

  /// How many decimals the numbers of a level have: as many, up to two more than usual, as make its sum right as it is printed.
  func places(_ level: FeatureHierarchy.Level) -> Int {
    let cell = level.units[0].cell
    let terms = level.contributions.map(\.term.partialSum) + [level.rest, cell.bias]
    let usual = ConvolutionStyle.places(terms)
    return (usual...usual + 2).first { places in
      let unit = pow(10, Double(places))
      func rounded(_ value: Float) -> Double { (Double(value) * unit).rounded() }
      return terms.reduce(0) { $0 + rounded($1) } == rounded(cell.preActivation)
    } ?? usual
  }

  /// What the channels add to the cell of a level's first unit, in as many decimals as make the sum right.
  func sum(_ level: FeatureHierarchy.Level) throws -> String {
    let (cell, places) = (level.units[0].cell, places(level))
    let parts = level.contributions.map { ($0.term.partialSum, "channel-term", String($0.term.channel)) }
    let others = cell.terms.count - level.contributions.count
    let rest = others > 0 ? [(level.rest, "rest-term", strings.numbers.integer(others))] : []
    let bias = cell.bias == 0 ? [] : [(cell.bias, "bias-term", "")]
    let terms = try (parts + rest + bias).enumerated().map { index, part in
      try self(part.1, ["value": signed(part.0, places, isFirst: index == 0), "name": part.2])
    }
    let total = try self(
      "total",
      ["terms": terms.joined(separator: " "), "sum": strings.numbers.decimal(cell.preActivation, places: places)])
    guard let function = cell.function else { return total }
    return try self(
      "activated",
      [
        "total": total, "function": try strings.name(of: function),
        "value": strings.numbers.decimal(cell.activation, places: places),
      ])
  }

  /// A term as it is added: the first with its own sign, the others behind plus or minus.
  private func signed(_ value: Float, _ places: Int, isFirst: Bool) -> String {
    let text = strings.numbers.decimal(value, places: places)
    if isFirst { return text }
    return text.hasPrefix("\u{2212}") ? "\u{2212} " + text.dropFirst() : "+ " + text
  }
}
