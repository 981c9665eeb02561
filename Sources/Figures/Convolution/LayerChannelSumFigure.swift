import Canvas
import Insights
import Localization
import Tensors

/// A feature map as a sum: each input channel convolved with its own kernel, all added, plus the bias, through the
/// activation function.
public struct LayerChannelSumFigure: CataloguedFigure {
  /// `LAYER-channel-sum`.
  public var id: String { "\(value.convolution.name)-channel-sum" }
  let value: ConvolutionUnit
  /// How many channels have a row of their own at most; of layers with many channels a few less.
  var rowLimit = 8

  /// One for each convolution layer.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.convolutions.map { Self(value: $0.unit) }
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let values = try values(strings)
    let words = try FigureWording("layer-channel-sum." + (isSingle ? "single" : "several"), strings, values)
    let selection = leavesOut ? " " + (try strings("layer-channel-sum.selection", values)) : ""
    return words.adding(selection + (try style(strings).remarks(filter: value.cell.filter)))
  }

  /// What the words of the figure say in numbers.
  func values(_ strings: Strings) throws -> [String: String] {
    let style = style(strings)
    let sum = value.channelSum
    let cell = sum.cell
    var values = [
      "input": try strings("layer-channel-sum." + (style.readsImages ? "the-image" : "one-map")), "layer": sum.layer,
      "filter": String(sum.filter), "row": String(cell.row), "column": String(cell.column),
      "channels": try style.count("channels", sum.channels.count),
      "sum": style.sum(shownSums + (hasBias ? [cell.bias] : [])), "preActivation": style.number(cell.preActivation),
      "activation": style.number(cell.activation), "function": try style.name(of: sum.function),
      "shown": strings.numbers.integer(shown.count),
      "others": strings.numbers.integer(sum.channels.count - shown.count),
    ]
    for key in ["through", "gives", "then"] {
      values[key] = sum.function == nil ? "" : try strings("layer-channel-sum.\(key)", values)
    }
    for (name, key) in [
      ("plusBias", "plus-bias"), ("andBias", "and-bias"), ("afterBias", "after-bias"), ("withBias", "with-bias"),
    ] {
      values[name] = hasBias ? try strings("layer-channel-sum.\(key)") : ""
    }
    return values
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try ChannelSumLayout(self, strings).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try ChannelSumLayout(self, strings)
    try layout.drawHeads(on: canvas)
    for (index, channel) in shown.enumerated() { try layout.drawRow(index, channel, on: canvas) }
    if leavesOut { try layout.drawOthers(on: canvas) }
    try layout.drawResult(on: canvas)
    canvas.place(try layout.legends(), at: Point(0, layout.legendTop))
  }

  /// Whether there is only one channel, and so nothing to add up.
  var isSingle: Bool { value.channelSum.channels.count == 1 && value.convolution.mixing == nil }
  var hasBias: Bool { value.convolution.bias != nil }
  /// The channels with a row of their own.
  var shown: [Int] { value.cell.strongestChannels(limit: value.cell.terms.count > rowLimit ? rowLimit - 2 : rowLimit) }
  /// Numbers with as many decimals as what is added here needs.
  func style(_ strings: Strings) -> ConvolutionStyle {
    let style = ConvolutionStyle(value, strings, fitting: shownSums)
    let sums = shownSums
    return sums.count > 1 ? style : style.adding(sums + [value.cell.bias], to: value.cell.preActivation)
  }

  /// Whether the other channels have one row together.
  var leavesOut: Bool { shown.count < value.cell.terms.count }
  /// What the rows give to the followed cell.
  var shownSums: [Float] {
    shown.map { value.cell.terms[$0].partialSum } + (leavesOut ? [value.cell.sum(without: shown)] : [])
  }
}
