import Canvas
import Insights
import Localization
import Tensors

/// One cell of one feature map with every number that makes it: patch times kernel for each channel, the bias, the
/// activation function.
public struct LayerWorkedPixelFigure: CataloguedFigure {
  public var id: String { "\(value.convolution.name)-worked-pixel" }
  let value: ConvolutionExplanation

  public static func figures(of explanation: Explanation) -> [Self] { explanation.convolutions.map { Self(value: $0) } }

  public func wording(_ strings: Strings) throws -> FigureWording {
    let style = ConvolutionStyle(value, strings)
    let cell = value.cell
    let isSingle = cell.terms.count == 1
    let terms = isSingle ? cell.terms[0].products.values : shownSums
    let shape = value.convolution.kernels.shape
    let values = [
      "layer": cell.layer, "filter": String(cell.filter), "row": String(cell.row), "column": String(cell.column),
      "channels": strings.numbers.integer(cell.terms.count), "size": "\(shape[0]) × \(shape[1])",
      "products": strings.numbers.integer(shape[0] * shape[1]), "sum": style.sum(terms),
      "bias": style.sum([0, cell.bias]).split(separator: " ").dropFirst().joined(separator: " "),
      "preActivation": style.number(cell.preActivation), "activation": style.number(cell.activation),
      "function": try style.name(of: cell.function), "shown": strings.numbers.integer(shown.count),
      "others": strings.numbers.integer(cell.terms.count - shown.count),
      "all": strings.numbers.integer(shape[0] * shape[1] * cell.terms.count),
    ]
    let words = try FigureWording("layer-worked-pixel." + (isSingle ? "single" : "several"), strings, values)
    guard leavesOut else { return words }
    let addition = " " + (try strings("layer-worked-pixel.selection", values))
    return FigureWording(
      title: words.title, caption: words.caption + addition, alternative: words.alternative + addition)
  }

  public func size(_ strings: Strings) throws -> Size { try WorkedPixelLayout(self, strings).size }

  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let layout = try WorkedPixelLayout(self, strings)
    try layout.drawHeads(on: canvas)
    for (index, channel) in shown.enumerated() { try layout.drawRow(index, value.cell.terms[channel], on: canvas) }
    if leavesOut { try layout.drawOthers(on: canvas) }
    try layout.drawLedger(on: canvas)
    canvas.place(try layout.legends(), at: Point(0, layout.legendTop))
  }

  /// The channels with a row of their own.
  var shown: [Int] { value.cell.strongestChannels(limit: value.cell.terms.count > 8 ? 5 : 8) }
  /// Whether the other channels have one row together.
  var leavesOut: Bool { shown.count < value.cell.terms.count }
  /// What the rows add: the partial sums of the shown channels, and of the others together.
  var shownSums: [Float] {
    shown.map { value.cell.terms[$0].partialSum } + (leavesOut ? [value.cell.sum(without: shown)] : [])
  }
}

/// Where everything of a worked cell stands.
struct WorkedPixelLayout {
  let figure: LayerWorkedPixelFigure
  let style: ConvolutionStyle
  let cell: Double
  let grid: Size
  let map = 68.0
  let rowStep: Double
  let othersHeight: Double
  let sumWidth: Double
  let headHeight = 26.0
  let operatorWidth = 26.0
  let mapGap = 40.0
  let ledgerWidth: Double
  let ledgerHeight: Double

  private static let outputSide = 132.0
  private static let lineHeight = 24.0

  init(_ figure: LayerWorkedPixelFigure, _ strings: Strings) throws {
    self.figure = figure
    style = ConvolutionStyle(figure.value, strings)
    let kernel = figure.value.convolution.kernels.shape
    let numbers = figure.shown.flatMap { channel in
      let term = figure.value.cell.terms[channel]
      return term.patch.values + term.kernel.values + term.products.values
    }
    cell =
      ConvolutionStyle.fits(kernel[0], kernel[1])
      ? NumberGrid.cell(fitting: numbers.map(style.number), .small) - 2
      : (110 / Double(max(kernel[0], kernel[1]))).wholeCell
    grid = Size(Double(kernel[1]) * cell, Double(kernel[0]) * cell)
    rowStep = max(grid.height, map + 18) + 14
    othersHeight = figure.leavesOut ? 30 : 0
    sumWidth = TextStyle.body.bold.width(ofWidest: figure.shownSums.map(style.number)) + 12
    let lines = try WorkedPixelLayout.lines(figure, style)
    ledgerWidth = max(
      Self.outputSide,
      TextStyle.label.width(ofWidest: lines.map(\.0)) + 16 + TextStyle.body.width(ofWidest: lines.map(\.1)))
    ledgerHeight = Double(lines.count) * Self.lineHeight + 34 + Self.outputSide + 24
  }

  var patchX: Double { map + mapGap }
  var kernelX: Double { patchX + grid.width + operatorWidth }
  var productsX: Double { kernelX + grid.width + operatorWidth }
  var sumX: Double { productsX + grid.width + operatorWidth }
  var ledgerX: Double { sumX + sumWidth + 34 }
  var bodyHeight: Double { max(rowsHeight, ledgerHeight) }
  var rowsHeight: Double { Double(figure.shown.count) * rowStep - 14 + (figure.leavesOut ? 14 + othersHeight : 0) }
  var rowsTop: Double { headHeight + (bodyHeight - rowsHeight) / 2 }
  var legendTop: Double { headHeight + bodyHeight + 20 }

  var size: Size {
    get throws { Size(max(FigureMetrics.width, ledgerX + ledgerWidth), legendTop + (try legends()).size.height) }
  }

  func productScale() throws -> ColourScale {
    let values = figure.shown.flatMap { figure.value.cell.terms[$0].products.values }
    return ColourScale(.activation, of: values, scope: try style.word("this-figure"))
  }

  func legends() throws -> Row {
    Row(
      [
        try style.inputLegend(), try style.weightLegend(),
        Legend(try productScale(), title: try style.word("product"), length: 110, style.strings),
        Legend(try style.blockScale(), title: try style.word("activation"), length: 110, style.strings),
      ], gap: 24, alignment: .leading)
  }

  private static func lines(_ figure: LayerWorkedPixelFigure, _ style: ConvolutionStyle) throws -> [(String, String)] {
    let cell = figure.value.cell
    var lines: [(String, String)] = []
    if figure.shown.count > 1 {
      lines.append((try style.word("sum-of-channels"), style.number(figure.shownSums.reduce(0, +))))
    }
    lines.append(("+ " + (try style.word("bias")), style.number(cell.bias)))
    lines.append(("= " + (try style.word("pre-activation")), style.number(cell.preActivation)))
    lines.append((try style.name(of: cell.function), style.number(cell.activation)))
    return lines
  }
}

extension WorkedPixelLayout {
  func drawHeads(on canvas: Canvas) throws {
    let y = rowsTop - 8
    let heads = [
      (try style.word(style.readsImages ? "image" : "input-map"), map / 2),
      (try style.word("patch"), patchX + grid.width / 2),
      (try style.word("kernel"), kernelX + grid.width / 2), (try style.word("products"), productsX + grid.width / 2),
      (try style.word("sum"), sumX + sumWidth / 2),
    ]
    for (text, x) in heads { canvas.text(text, at: Point(x, y), .label, .muted, .bottom) }
  }

  func drawRow(_ index: Int, _ term: ChannelTerm, on canvas: Canvas) throws {
    let cell = figure.value.cell
    let top = rowsTop + Double(index) * rowStep
    let middle = top + (rowStep - 14) / 2
    let input = figure.value.convolution.input.slice(cell.example).slice(term.channel)
    let heat = HeatMap(input, try style.inputScale(), side: map)
    let isNamed = figure.value.cell.terms.count > 1
    let frame = Rect(
      at: Point((map - heat.size.width) / 2, middle - heat.size.height / 2 + (isNamed ? 9 : 0)), heat.size)
    heat.draw(on: canvas, in: frame)
    if isNamed {
      canvas.text(try style.channel(term.channel), at: Point(frame.midX, frame.minY - 4), .small, .ink, .bottom)
    }
    let window = frame.cells(
      cell.inputRow..<cell.inputRow + term.kernel.shape[0], cell.inputColumn..<cell.inputColumn + term.kernel.shape[1],
      of: (input.shape[0], input.shape[1]))
    let y = middle - grid.height / 2
    let patch = Rect(at: Point(patchX, y), grid)
    canvas.line(from: Point(window.maxX, window.minY), to: Point(patch.minX - 2, patch.minY), .lookHere)
    canvas.line(from: Point(window.maxX, window.maxY), to: Point(patch.minX - 2, patch.maxY), .lookHere)
    canvas.lookHere(window)
    try drawGrids(term, patch, on: canvas)
    let sum = style.number(term.partialSum)
    canvas.text("=", at: Point(sumX - operatorWidth / 2, middle), .large, .ink, .centre)
    canvas.text(sum, at: Point(sumX + sumWidth, middle), .body.bold, .ink, .right)
  }

  private func drawGrids(_ term: ChannelTerm, _ patch: Rect, on canvas: Canvas) throws {
    let columns = term.kernel.shape[1]
    let marks = term.isPadding.indices.filter { term.isPadding[$0] }
      .map { GridMark(.padding, row: $0 / columns, column: $0 % columns) }
    let parts = [
      style.grid(term.patch, try style.inputScale(), cell: cell, marks: marks),
      style.grid(term.kernel, try style.weightScale(), cell: cell),
      style.grid(term.products, try productScale(), cell: cell),
    ]
    for (index, part) in parts.enumerated() {
      let frame = patch.moved(Double(index) * (grid.width + operatorWidth), 0)
      part.draw(on: canvas, in: frame)
      if index < 2 {
        canvas.text(index == 0 ? "×" : "=", at: frame.right.moved(operatorWidth / 2, 0), .large, .ink, .centre)
      } else {
        canvas.text("∑", at: Point(frame.maxX + operatorWidth / 2, frame.midY - 9), .small, .muted, .bottom)
      }
    }
    canvas.lookHere(patch)
  }

  func drawOthers(on canvas: Canvas) throws {
    let y = rowsTop + rowsHeight - othersHeight / 2
    let count = figure.value.cell.terms.count - figure.shown.count
    let text = try style.word("other-channels", ["count": style.strings.numbers.integer(count)])
    canvas.text(text, at: Point(productsX + grid.width, y), .label, .ink, .right)
    canvas.text("=", at: Point(sumX - operatorWidth / 2, y), .large, .ink, .centre)
    canvas.text(
      style.number(figure.shownSums[figure.shownSums.count - 1]), at: Point(sumX + sumWidth, y), .body.bold, .ink,
      .right)
  }

  /// The partial sums and the bias added up like a bill, then the map with the cell.
  func drawLedger(on canvas: Canvas) throws {
    let lines = try WorkedPixelLayout.lines(figure, style)
    var y = headHeight + (bodyHeight - ledgerHeight) / 2
    let right = ledgerX + ledgerWidth
    if figure.shown.count > 1 {
      let sums = Rect(sumX, rowsTop, sumWidth, rowsHeight)
      canvas.brace(.right, of: sums, gap: 6)
    }
    for (index, line) in lines.enumerated() {
      let isResult = index >= lines.count - 2
      if index == lines.count - 2 { canvas.line(from: Point(ledgerX, y), to: Point(right, y), .ink) }
      let middle = y + Self.lineHeight / 2
      let paint: Paint = index == lines.count - 1 ? .lookHere : .ink
      canvas.text(line.0, at: Point(ledgerX, middle), .label, .ink, .left)
      canvas.text(line.1, at: Point(right, middle), isResult ? .body.bold : .body, paint, .right)
      y += Self.lineHeight
    }
    let cell = figure.value.cell
    let map = figure.value.convolution.activation.slice(cell.example).slice(cell.filter)
    let heat = HeatMap(map, try style.blockScale(), side: Self.outputSide)
    let frame = Rect(at: Point(right - heat.size.width, y + 34), heat.size)
    canvas.arrow(from: Point(right - 14, y + 2), to: Point(right - 14, frame.minY - 5))
    heat.draw(on: canvas, in: frame)
    canvas.lookHere(frame.cell(cell.row, cell.column, of: (map.shape[0], map.shape[1])).inset(-1))
    let values = ["filter": String(cell.filter), "row": String(cell.row), "column": String(cell.column)]
    canvas.text(try style.word("place", values), at: Point(right, frame.maxY + 6), .small, .muted, .topRight)
  }
}
