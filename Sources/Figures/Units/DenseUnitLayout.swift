import Canvas
import Insights
import Localization

/// Where everything of a dense layer's unit stands: a row for each map that it reads, and the sum at the right.
struct DenseUnitLayout {
  let unit: DenseUnit
  let strings: Strings
  /// The positions of the parts with a row of their own.
  let shown: [Int]
  let side: Double
  let labelWidth, numberWidth, biasWidth, functionWidth: Double

  static let operatorWidth = 26.0
  private static let rowGap = 10.0
  private static let headHeight = 24.0
  private static let resultWidth = 84.0

  init(_ unit: DenseUnit, rowLimit: Int, _ strings: Strings) throws {
    (self.unit, self.strings) = (unit, strings)
    shown = unit.strongestParts(limit: rowLimit)
    side = unit.parts.count == 1 ? 128 : 62
    let names = try shown.compactMap { unit.parts[$0].channel }.map { try Self.name(of: $0, strings) }
    labelWidth = unit.parts.count == 1 ? 0 : TextStyle.label.width(ofWidest: names) + 10
    numberWidth =
      TextStyle.label.width(
        ofWidest: (shown.map { unit.parts[$0].sum } + [unit.worked.sum.total]).map(Self.text(strings)))
      + 12
    biasWidth = TextStyle.label.measure(try strings("convolution-layer.plus-bias")).width + 36
    let function = try unit.connections.function.map { try strings.name(of: $0) } ?? ""
    functionWidth = function.isEmpty ? 0 : TextStyle.small.measure(function).width + 36
  }

  static func name(of channel: Int, _ strings: Strings) throws -> String {
    try strings("unit.name.map", ["index": String(channel)])
  }

  private static func text(_ strings: Strings) -> (Float) -> String { { strings.numbers.decimal($0) } }
  func number(_ value: Float) -> String { Self.text(strings)(value) }

  /// Whether some parts have no row of their own.
  var leavesOut: Bool { shown.count < unit.parts.count }
  /// What the parts without a row add together.
  var others: Float {
    Float(unit.parts.indices.filter { !shown.contains($0) }.reduce(0.0) { $0 + Double(unit.parts[$1].sum) })
  }

  var weightsX: Double { labelWidth + side + Self.operatorWidth }
  var productsX: Double { weightsX + side + Self.operatorWidth }
  var rowsEnd: Double { productsX + side + numberWidth + 8 }
  var resultX: Double { rowsEnd + (unit.parts.count > 1 ? 20 : 0) + biasWidth }
  var activationX: Double { resultX + Self.resultWidth + functionWidth }

  private var rowsHeight: Double {
    Double(shown.count) * (side + Self.rowGap) - Self.rowGap + (leavesOut ? 30 : 0)
  }
  var top: Double { Self.headHeight }
  var rows: Rect { Rect(0, top, rowsEnd, rowsHeight) }
  var middle: Double { rows.midY }
  var othersMiddle: Double { rows.maxY - 10 }
  func rowMiddle(_ row: Int) -> Double { top + Double(row) * (side + Self.rowGap) + side / 2 }

  /// Where the values, the weights and the products of a row stand.
  func frames(_ row: Int) -> (input: Rect, weights: Rect, products: Rect) {
    func frame(_ x: Double) -> Rect { Rect(x, rowMiddle(row) - side / 2, side, side) }
    return (frame(labelWidth), frame(weightsX), frame(productsX))
  }

  /// Where the sum stands, and what the activation function makes of it.
  var results: (sum: Rect, activation: Rect) {
    (
      Rect(resultX, middle - 20, Self.resultWidth, 40), Rect(activationX, middle - 20, Self.resultWidth, 40)
    )
  }

  var legendTop: Double { rows.maxY + 22 }
  var size: Size {
    get throws {
      let legends = try legends().size
      return Size(
        max(FigureMetrics.width, activationX + Self.resultWidth, legends.width), legendTop + legends.height)
    }
  }

  func inputScale() throws -> ColourScale {
    guard let range = unit.inputRange else { return .image }
    return ColourScale(
      .activation, Double(range.lowerBound)...Double(range.upperBound), scope: try strings("maps.this-block"))
  }

  func weightScale() throws -> ColourScale {
    ColourScale(
      .weight, of: unit.connections.kernel.values + (unit.connections.bias?.values ?? []),
      scope: try strings("maps.this-layer"))
  }

  func productScale() throws -> ColourScale {
    ColourScale(
      .activation, of: shown.flatMap { unit.parts[$0].products.values },
      scope: try strings("convolution-layer.this-figure"))
  }

  func legends() throws -> Row {
    let input = try strings(unit.inputRange == nil ? "maps.pixels" : "maps.activation")
    return Row(
      [
        Legend(try inputScale(), title: input, length: 130, strings),
        Legend(try weightScale(), title: try strings("maps.weight"), length: 130, strings),
        Legend(try productScale(), title: try strings("convolution-layer.product"), length: 130, strings),
      ], gap: 32, alignment: .leading)
  }
}
