import Canvas
import Insights
import Localization
import Tensors

/// One cell of one feature map with every number that makes it: patch times kernel for each channel, the bias, the
/// activation function.
public struct LayerWorkedPixelFigure: CataloguedFigure {
  /// `LAYER-worked-pixel`.
  public var id: String { "\(value.convolution.name)-worked-pixel" }
  let value: ConvolutionUnit
  /// How many channels have a row of their own at most.
  var rowLimit = 8

  /// One for each convolution layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.convolutions.map { Self(value: $0.unit) }
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let values = try values(strings)
    let words = try FigureWording("layer-worked-pixel." + (isSingle ? "single" : "several"), strings, values)
    let selection = leavesOut ? " " + (try strings("layer-worked-pixel.selection", values)) : ""
    return words.adding(selection + (try style(strings).remarks(filter: value.cell.filter)))
  }

  /// What the words of the figure say in numbers.
  func values(_ strings: Strings) throws -> [String: String] {
    let (style, bill) = (style(strings), billStyle(strings))
    let cell = value.cell
    let terms = isSingle ? cell.terms[0].products.values : shownSums
    let shape = value.convolution.kernels.shape
    let hasFunction = cell.function != nil
    var values = [
      "layer": cell.layer, "filter": String(cell.filter), "row": String(cell.row), "column": String(cell.column),
      "channels": try style.count("channels", cell.terms.count),
      "size": strings.extents(shape[0], shape[1], times: " × "),
      "products": try style.count("product-count", shape[0] * shape[1]), "sum": style.sum(terms),
      "bias": bill.sum([0, cell.bias]).split(separator: " ").dropFirst().joined(separator: " "),
      "preActivation": bill.number(cell.preActivation), "activation": bill.number(cell.activation),
      "function": try style.name(of: cell.function), "shown": strings.numbers.integer(shown.count),
      "others": strings.numbers.integer(cell.terms.count - shown.count),
      "all": try style.count("product-count", shape[0] * shape[1] * cell.terms.count),
    ]
    values["then"] = hasFunction ? try strings("layer-worked-pixel.then", values) : ""
    values["andActivation"] = hasFunction ? try strings("layer-worked-pixel.and-activation") : ""
    let hasBias = value.convolution.bias != nil
    values["withBias"] = hasBias ? try strings("layer-worked-pixel.with-bias", values) : ""
    values["andBias"] = hasBias ? try strings("layer-worked-pixel.and-bias") : ""
    return values
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try WorkedPixelLayout(self, strings).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try WorkedPixelLayout(self, strings)
    try layout.drawHeads(on: canvas)
    for (index, channel) in shown.enumerated() { try layout.drawRow(index, value.cell.terms[channel], on: canvas) }
    if leavesOut { try layout.drawOthers(on: canvas) }
    try layout.drawResult(on: canvas)
    canvas.place(try layout.legends(), at: Point(0, layout.legendTop))
  }

  /// Whether there is only one channel: then the products themselves are what is added.
  var isSingle: Bool { value.cell.terms.count == 1 && value.convolution.mixing == nil }

  /// The channels with a row of their own: fewer where their grids are large.
  var shown: [Int] {
    let (rows, count) = (value.convolution.kernels.shape[0], value.cell.terms.count)
    return value.cell.strongestChannels(limit: min(rowLimit, rows > 3 ? (count > 4 ? 3 : 4) : (count > 8 ? 5 : 8)))
  }

  /// Whether the other channels have one row together.
  var leavesOut: Bool { shown.count < value.cell.terms.count }
  /// What the rows add: the partial sums of the shown channels, and of the others together.
  var shownSums: [Float] {
    shown.map { value.cell.terms[$0].partialSum } + (leavesOut ? [value.cell.sum(without: shown)] : [])
  }

  /// What the channels, or the products of the only one, add up to.
  var sum: Float { Float(value.cell.sum.terms.dropLast().reduce(0.0) { $0 + Double($1) }) }

  /// Numbers with as many decimals as it takes for the bill to be right as it is printed.
  func billStyle(_ strings: Strings) -> ConvolutionStyle {
    style(strings).adding([sum, value.cell.bias], to: value.cell.preActivation)
  }

  /// Numbers with as many decimals as what is added here needs.
  func style(_ strings: Strings) -> ConvolutionStyle {
    ConvolutionStyle(value, strings, fitting: isSingle ? value.cell.terms[0].products.values : shownSums)
  }
}
