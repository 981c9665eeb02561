import Canvas
import Insights
import Localization
import Tensors

/// A feature map as a sum: each input channel convolved with its own kernel, all added, plus the bias, through the
/// activation function.
public struct LayerChannelSumFigure: CataloguedFigure {
  /// `LAYER-channel-sum`.
  public var id: String { "\(value.convolution.name)-channel-sum" }
  let value: ConvolutionExplanation

  /// One for each convolution layer.
  public static func figures(of explanation: Explanation) -> [Self] { explanation.convolutions.map { Self(value: $0) } }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let style = style(strings)
    let sum = value.channelSum
    let cell = sum.cell
    let isSingle = sum.channels.count == 1
    let values = [
      "layer": sum.layer, "filter": String(sum.filter), "row": String(cell.row), "column": String(cell.column),
      "channels": strings.numbers.integer(sum.channels.count),
      "sum": style.sum(shownSums + [cell.bias]), "preActivation": style.number(cell.preActivation),
      "activation": style.number(cell.activation), "function": try style.name(of: sum.function),
      "shown": strings.numbers.integer(shown.count),
      "others": strings.numbers.integer(sum.channels.count - shown.count),
    ]
    let words = try FigureWording("layer-channel-sum." + (isSingle ? "single" : "several"), strings, values)
    guard leavesOut else { return words }
    let addition = " " + (try strings("layer-channel-sum.selection", values))
    return FigureWording(
      title: words.title, caption: words.caption + addition, alternative: words.alternative + addition)
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

  /// The channels with a row of their own.
  var shown: [Int] { value.cell.strongestChannels(limit: value.cell.terms.count > 8 ? 6 : 8) }
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

  private static let operatorWidth = 26.0
  private static let rowGap = 10.0

  init(_ figure: LayerChannelSumFigure, _ strings: Strings) throws {
    self.figure = figure
    style = figure.style(strings)
    let rows = figure.shown.count
    side = rows == 1 ? 112 : 66
    kernelSide = rows == 1 ? 54 : 42
    resultSide = 112
    let names = rows == 1 ? [] : try figure.shown.map(style.channel)
    labelWidth = names.isEmpty ? 0 : TextStyle.label.width(ofWidest: names) + 10
    numberWidth = TextStyle.label.width(ofWidest: figure.shownSums.map(style.number)) + 8
    biasWidth =
      TextStyle.label.width(ofWidest: [try style.word("plus-bias"), style.number(figure.value.cell.bias)]) + 36
    functionWidth = TextStyle.label.measure(try style.name(of: figure.value.cell.function)).width + 28
  }

  private var headHeight: Double {
    let word = (try? inputWord) ?? ""
    return 14 + TextStyle.label.measure(word, width: side + 10).height
  }
  private var inputWord: String { get throws { try style.word(style.readsImages ? "image" : "input-map") } }
  private var sum: ChannelSum { figure.value.channelSum }
  private var rowCount: Int { figure.shown.count + (figure.leavesOut ? 1 : 0) }
  private var kernelX: Double { labelWidth + side + Self.operatorWidth }
  private var productX: Double { kernelX + kernelSide + Self.operatorWidth }
  private var braceX: Double { productX + side + numberWidth + 6 }
  private var resultX: Double { braceX + (figure.shown.count > 1 ? 20 : 0) + biasWidth }
  private var activationX: Double { resultX + resultSide + functionWidth }
  private var bodyHeight: Double { max(Double(rowCount) * (side + Self.rowGap) - Self.rowGap, resultSide + 22) }
  private var middle: Double { headHeight + bodyHeight / 2 }
  private func rowMiddle(_ index: Int) -> Double {
    let height = Double(rowCount) * (side + Self.rowGap) - Self.rowGap
    return middle - height / 2 + side / 2 + Double(index) * (side + Self.rowGap)
  }

  var legendTop: Double { headHeight + bodyHeight + 20 }
  var size: Size {
    get throws { Size(max(FigureMetrics.width, activationX + resultSide), legendTop + (try legends()).size.height) }
  }

  /// One scale for the product maps, their sum and the feature map.
  func scale() throws -> ColourScale {
    var range = sum.productRange
    let after = sum.activation.range
    if let rest = sum.sum(without: figure.shown)?.range {
      range = min(range.lowerBound, rest.lowerBound)...max(range.upperBound, rest.upperBound)
    }
    range = min(range.lowerBound, after.lowerBound)...max(range.upperBound, after.upperBound)
    return ColourScale(
      .activation, Double(range.lowerBound)...Double(range.upperBound), scope: try style.word("this-figure"))
  }

  func legends() throws -> Row {
    Row(
      [
        try style.inputLegend(), try style.weightLegend(),
        Legend(
          try scale(), title: try style.word("terms-and-sum"), length: 180, style.strings,
          places: style.places),
      ], gap: 28, alignment: .leading)
  }
}

extension ChannelSumLayout {
  func drawHeads(on canvas: Canvas) throws {
    let y = rowMiddle(0) - side / 2 - 10
    let heads = [
      (try inputWord, labelWidth + side / 2, side + 10),
      (try style.word("kernel"), kernelX + kernelSide / 2, kernelSide + 20),
      (try style.word("convolved"), productX + side / 2, side + 20),
    ]
    for (text, x, width) in heads {
      canvas.text(text, at: Point(x, y), .label, .muted, .bottom, width: width)
    }
  }

  func drawRow(_ index: Int, _ channel: Int, on canvas: Canvas) throws {
    let part = sum.channels[channel]
    let y = rowMiddle(index)
    if figure.shown.count > 1 {
      canvas.text(try style.channel(channel), at: Point(labelWidth - 10, y), .label, .ink, .right)
    }
    let input = place(HeatMap(part.input, try style.inputScale(), side: side), Point(labelWidth + side / 2, y), canvas)
    let cell = sum.cell
    canvas.lookHere(
      input.cells(
        cell.inputRow..<cell.inputRow + part.kernel.shape[0],
        cell.inputColumn..<cell.inputColumn + part.kernel.shape[1], of: (part.input.shape[0], part.input.shape[1])))
    canvas.text("∗", at: Point(kernelX - Self.operatorWidth / 2, y), .large, .ink, .centre)
    _ = place(
      HeatMap(part.kernel, try style.weightScale(), side: kernelSide), Point(kernelX + kernelSide / 2, y), canvas)
    canvas.text("=", at: Point(productX - Self.operatorWidth / 2, y), .large, .ink, .centre)
    try drawProduct(part.product, value: cell.terms[channel].partialSum, y, on: canvas)
  }

  func drawOthers(on canvas: Canvas) throws {
    guard let rest = sum.sum(without: figure.shown) else { return }
    let y = rowMiddle(figure.shown.count)
    let count = sum.channels.count - figure.shown.count
    let text = try style.word("other-channels", ["count": style.strings.numbers.integer(count)])
    canvas.text(text, at: Point(productX - 14, y), .label, .ink, .right, width: productX - 20)
    try drawProduct(rest, value: sum.cell.sum(without: figure.shown), y, on: canvas)
  }

  private func drawProduct(_ map: Tensor, value: Float, _ y: Double, on canvas: Canvas) throws {
    let frame = place(HeatMap(map, try scale(), side: side), Point(productX + side / 2, y), canvas)
    lookAtCell(of: map, in: frame, canvas)
    canvas.text(style.number(value), at: Point(productX + side + numberWidth, y), .label, .ink, .right)
  }

  func drawResult(on canvas: Canvas) throws {
    var biasX = productX + side + numberWidth + 4
    if figure.shown.count > 1 {
      let rows = Rect(
        productX, rowMiddle(0) - side / 2, braceX - productX - 6, rowMiddle(rowCount - 1) - rowMiddle(0) + side)
      biasX = canvas.brace(.right, of: rows, gap: 4, depth: 14).x
    }
    let biasMiddle = (biasX + resultX) / 2
    canvas.text(try style.word("plus-bias"), at: Point(biasMiddle, middle - 6), .label, .ink, .bottom)
    canvas.text(style.number(sum.bias), at: Point(biasMiddle, middle + 8), .label, .ink, .top)
    canvas.arrow(from: Point(biasMiddle - biasWidth / 2 + 12, middle), to: Point(resultX - 6, middle))
    let before = place(
      HeatMap(sum.preActivation, try scale(), side: resultSide), Point(resultX + resultSide / 2, middle), canvas)
    let after = place(
      HeatMap(sum.activation, try scale(), side: resultSide), Point(activationX + resultSide / 2, middle), canvas)
    canvas.arrow(
      from: before.right.moved(6, 0), to: after.left.moved(-6, 0), label: try style.name(of: sum.function))
    let results = [
      (before, try style.word("pre-activation"), sum.cell.preActivation),
      (after, try style.word("feature-map"), sum.cell.activation),
    ]
    for (frame, name, value) in results {
      lookAtCell(of: sum.preActivation, in: frame, canvas)
      canvas.text(name, at: Point(frame.midX, frame.minY - 8), .label, .muted, .bottom, width: resultSide + 16)
      canvas.text(style.number(value), at: Point(frame.midX, frame.maxY + 6), .label.bold, .ink, .top)
    }
  }

  private func place(_ map: HeatMap, _ centre: Point, _ canvas: Canvas) -> Rect {
    canvas.place(map, at: centre.moved(-map.size.width / 2, -map.size.height / 2))
  }

  private func lookAtCell(of map: Tensor, in frame: Rect, _ canvas: Canvas) {
    canvas.lookHere(frame.cell(sum.cell.row, sum.cell.column, of: (map.shape[0], map.shape[1])).inset(-1))
  }
}
