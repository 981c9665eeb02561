import Canvas
import Insights
import Localization
import Tensors

/// Where everything of a channel sum stands.
struct ChannelSumLayout {
  let figure: LayerChannelSumFigure
  let style: ConvolutionStyle
  let side: Double
  let kernelSide: Double
  let resultSide: Double
  let labelWidth: Double
  let numberWidth: Double
  let biasWidth: Double
  let functionWidth: Double
  /// Whether each convolved map is multiplied by a weight before it is added, and the room for the weight.
  let isMixed: Bool
  let weightWidth: Double

  static let operatorWidth = 26.0
  private static let rowGap = 10.0

  init(_ figure: LayerChannelSumFigure, _ strings: Strings) throws {
    self.figure = figure
    let style = figure.style(strings)
    self.style = style
    let rows = figure.shown.count
    isMixed = figure.value.convolution.mixing != nil
    side = rows == 1 ? 112 : isMixed ? 58 : 66
    kernelSide = rows == 1 ? 54 : isMixed ? 34 : 42
    resultSide = isMixed ? 88 : 112
    let names = rows == 1 ? [] : try figure.shown.map(style.name(ofTerm:))
    let weights = figure.shown.compactMap { figure.value.cell.terms[$0].weight }
    weightWidth = weights.isEmpty ? 0 : TextStyle.label.width(ofWidest: weights.map { "× " + style.number($0) }) + 14
    labelWidth = names.isEmpty ? 0 : min(76, TextStyle.label.width(ofWidest: names)) + 10
    numberWidth = TextStyle.label.width(ofWidest: figure.shownSums.map(style.number)) + 8
    let bias = figure.hasBias ? [try style.word("plus-bias"), style.number(figure.value.cell.bias)] : []
    biasWidth = TextStyle.label.width(ofWidest: bias) + 36
    functionWidth = TextStyle.label.measure(try style.name(of: figure.value.cell.function)).width + 28
  }

  var headHeight: Double {
    let word = (try? inputWord) ?? ""
    return 14 + TextStyle.label.measure(word, width: side + 10).height
  }
  var inputWord: String { get throws { try style.word(style.readsImages ? "image" : "input-map") } }
  var sum: ChannelSum { figure.value.channelSum }
  var rowCount: Int { figure.shown.count + (figure.leavesOut ? 1 : 0) }
  var kernelX: Double { labelWidth + side + Self.operatorWidth }
  var convolvedX: Double { kernelX + kernelSide + Self.operatorWidth }
  var productX: Double { isMixed ? convolvedX + side + weightWidth + Self.operatorWidth : convolvedX }
  var braceX: Double { productX + side + numberWidth + 6 }
  var resultX: Double { braceX + (figure.shown.count > 1 ? 20 : 0) + biasWidth }
  var activationX: Double { resultX + resultSide + functionWidth }
  var bodyHeight: Double { max(Double(rowCount) * (side + Self.rowGap) - Self.rowGap, resultSide + 22) }
  var middle: Double { headHeight + bodyHeight / 2 }
  func rowMiddle(_ index: Int) -> Double {
    let height = Double(rowCount) * (side + Self.rowGap) - Self.rowGap
    return middle - height / 2 + side / 2 + Double(index) * (side + Self.rowGap)
  }

  /// Where the input map, the kernel and the convolved map of a row stand.
  func inputFrame(_ index: Int) -> Rect { frame(labelWidth, side, index) }
  func kernelFrame(_ index: Int) -> Rect { frame(kernelX, kernelSide, index) }
  func productFrame(_ index: Int) -> Rect { frame(productX, side, index) }
  private func frame(_ x: Double, _ side: Double, _ index: Int) -> Rect {
    Rect(x, rowMiddle(index) - side / 2, side, side)
  }

  var legendTop: Double { headHeight + bodyHeight + 20 }
  var size: Size {
    get throws { Size(max(FigureMetrics.width, activationX + resultSide), legendTop + (try legends()).size.height) }
  }

  /// Whether the feature map has a scale of its own, since its function makes numbers of another size.
  var changesScale: Bool { sum.function?.changesScale ?? false }

  /// One scale for the product maps, their sum and, unless it has one of its own, the feature map.
  func scale() throws -> ColourScale {
    var range = sum.productRange
    let after = changesScale ? range : sum.activation.range
    if let rest = sum.sum(without: figure.shown)?.range {
      range = min(range.lowerBound, rest.lowerBound)...max(range.upperBound, rest.upperBound)
    }
    range = min(range.lowerBound, after.lowerBound)...max(range.upperBound, after.upperBound)
    return ColourScale(
      .activation, Double(range.lowerBound)...Double(range.upperBound), scope: try style.word("this-figure"))
  }

  func legends() throws -> Row {
    let terms = Legend(
      try scale(), title: try style.word(changesScale ? "terms" : "terms-and-sum"), length: changesScale ? 140 : 180,
      style.strings, places: style.places)
    let maps = changesScale ? [try style.blockLegend(length: 140)] : []
    return Row([try style.inputLegend(), try style.weightLegend(), terms] + maps, gap: 28, alignment: .leading)
  }
}
