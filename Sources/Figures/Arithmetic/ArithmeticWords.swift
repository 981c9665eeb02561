import Canvas
import Engine
import Insights
import Localization
import Tensors

/// How the figures of the arithmetic write sizes, products and sums.
package struct ArithmeticWords {
  let strings: Strings

  /// The words of one language.
  package init(_ strings: Strings) { self.strings = strings }

  /// A word that several figures use.
  func word(_ key: String, _ values: [String: String] = [:]) throws -> String {
    try strings("arithmetic." + key, values)
  }

  func number(_ value: Float) -> String { strings.numbers.decimal(value, places: 0) }

  /// A factor behind a multiplication sign.
  private func operand(_ value: Float) -> String { value < 0 ? "(\(number(value)))" : number(value) }

  /// A calculation that no line break tears apart.
  private func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  /// `3 × (−1)`, which no line break tears apart.
  private func product(_ cell: Float, _ weight: Float) -> String {
    unbroken("\(number(cell)) × \(operand(weight))")
  }

  /// `⌊(5 + 0 − 3) / 1⌋ + 1 = 3`, along the rows.
  package func size(_ value: GridConvolution) -> String {
    let axis = value.window.axes[0]
    return unbroken(
      "⌊(\(value.input.shape[0]) + \(axis.padding.total) \u{2212} \(axis.reach)) / \(axis.stride)⌋ + 1"
        + " = \(value.output.shape[0])")
  }

  /// `(2 − 1) × 2 + 3 = 5`, along the rows.
  package func size(_ value: GridTransposedConvolution) -> String {
    unbroken(
      "(\(value.input.shape[0]) \u{2212} 1) × \(value.stride) + \(value.kernel.shape[0]) = \(value.output.shape[0])")
  }

  /// `2 × 2 = 4`: with `same` padding as many cells as steps.
  package func sameSize(_ value: GridTransposedConvolution) -> String {
    unbroken("\(value.input.shape[0]) × \(value.stride) = \(value.sameOutput.shape[0])")
  }

  /// `3 × 3`.
  func extents(_ tensor: Tensor) -> String { tensor.shape.dimensions.map(String.init).joined(separator: " × ") }

  /// `1 × 1 + 3 × 3 = 10`; products with the weight 0 are left out.
  package func sum(_ value: GridConvolution) -> String {
    let products = value.factors.filter { $0.weight != 0 }.map { product($0.cell, $0.weight) }
    return products.joined(separator: " + ") + unbroken(" = \(number(value.sum.total))")
  }

  /// `1 × 3 + 2 × (−1) + 3 × 2 + 4 × 1 = 11`.
  package func sum(_ value: GridTransposedConvolution) -> String {
    let products = value.contributions.map { product($0.cell, $0.weight) }
    return products.joined(separator: " + ") + unbroken(" = \(number(value.sum.total))")
  }

  /// For the words around a figure: of the example `same` its size formula as `same`, its sum as `sameSum`, its extents as
  /// `sameExtents`.
  func values(_ examples: [GridConvolution]) -> [String: String] {
    var values: [String: String] = [:]
    for example in examples {
      values[example.name] = size(example)
      values[example.name + "Sum"] = sum(example)
      values[example.name + "Extents"] = extents(example.output)
    }
    return values
  }

  /// How the window of an example walks, along the rows: its padding, stride, dilation and reach.
  func settings(_ value: GridConvolution) -> [String: String] {
    let axis = value.window.axes[0]
    return [
      "padding": String(axis.padding.total), "stride": String(axis.stride), "dilation": String(axis.dilation),
      "reach": "(\(axis.size) \u{2212} 1) × \(axis.dilation) + 1 = \(axis.reach)",
      "unread": String(value.paddedExtents[0] - value.reachedExtents[0]),
    ]
  }

  /// A grid of plain whole numbers.
  func grid(_ tensor: Tensor, cell: Double, marks: [GridMark] = []) -> NumberGrid {
    NumberGrid(MapValues(tensor), nil, cell: cell, style: .label, marks: marks, format: number)
  }

  /// A result with one cell pointed out.
  func result(_ tensor: Tensor, cell: Double, followed: Place) -> NumberGrid {
    grid(
      tensor, cell: cell,
      marks: [
        GridMark(.tint(.accent), rows: 0..<tensor.shape[0], columns: 0..<tensor.shape[1]),
        GridMark(.lookHere, row: followed.row, column: followed.column),
      ])
  }

  /// A kernel, tinted so that it is told from grids.
  func kernel(_ tensor: Tensor, cell: Double) -> NumberGrid {
    grid(
      tensor, cell: cell,
      marks: [GridMark(.tint(.category(2)), rows: 0..<tensor.shape[0], columns: 0..<tensor.shape[1])])
  }
}
