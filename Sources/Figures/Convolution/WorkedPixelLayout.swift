import Canvas
import Insights
import Localization
import Tensors

/// Where everything of a worked cell stands: a row for each channel, and the bill with the output map right of them; below
/// them if there is one channel only.
struct WorkedPixelLayout {
  let figure: LayerWorkedPixelFigure
  let style: ConvolutionStyle
  let cell: Double
  let grid: Size
  let map: Double
  let headHeight: Double
  let rowHeight: Double
  let sumWidth: Double
  let ledger: WorkedPixelLedger

  let operatorWidth = 26.0
  let mapGap = 40.0
  static let rowGap = 14.0
  private static let othersHeight = 30.0

  init(_ figure: LayerWorkedPixelFigure, _ strings: Strings) throws {
    self.figure = figure
    style = figure.style(strings)
    map = figure.isSingle ? 112 : 68
    let kernel = figure.value.convolution.kernels.shape
    let numbers = figure.shown.flatMap { channel in
      let term = figure.value.cell.terms[channel]
      return term.patch.values + term.kernel.values + term.products.values
    }
    let least = NumberGrid.cell(fitting: numbers.map(style.number), .small) - 2
    cell =
      ConvolutionStyle.fits(kernel[0], kernel[1])
      ? max(least, figure.isSingle ? (150 / Double(max(kernel[0], kernel[1]))).wholeCell : 0)
      : (110 / Double(max(kernel[0], kernel[1]))).wholeCell
    grid = Size(Double(kernel[1]) * cell, Double(kernel[0]) * cell)
    rowHeight = max(grid.height, map + (figure.isSingle ? 0 : 18))
    let sums = TextStyle.body.bold.width(ofWidest: figure.shownSums.map(style.number)) + 12
    let words = style
    let weighted = figure.shown.compactMap { words.weighted(figure.value.cell.terms[$0]) }
    sumWidth = figure.isSingle ? 0 : max(sums, TextStyle.small.width(ofWidest: weighted))
    ledger = try WorkedPixelLedger(figure, style)
    headHeight = 10 + TextStyle.label.measure(try Self.inputWord(style), width: max(map, 72)).height
  }

  static func inputWord(_ style: ConvolutionStyle) throws -> String {
    try style.word(style.readsImages ? "image" : "input-map")
  }

  var patchX: Double { map + mapGap }
  var kernelX: Double { patchX + grid.width + operatorWidth }
  var productsX: Double { kernelX + grid.width + operatorWidth }
  var sumX: Double { productsX + grid.width + operatorWidth }
  private var rowsWidth: Double { figure.isSingle ? productsX + grid.width : sumX + sumWidth }

  private var rowsHeight: Double {
    Double(figure.shown.count) * (rowHeight + Self.rowGap) - Self.rowGap
      + (figure.leavesOut ? Self.rowGap + Self.othersHeight : 0)
  }
  private var bodyHeight: Double {
    figure.isSingle ? rowsHeight + 28 + WorkedPixelLedger.outputSide + 22 : max(rowsHeight, ledger.size.height)
  }
  var rowsTop: Double { headHeight + (figure.isSingle ? 0 : (bodyHeight - rowsHeight) / 2) }
  var legendTop: Double { headHeight + bodyHeight + 20 }

  /// The rows with their sums.
  var rows: Rect { Rect(0, rowsTop, rowsWidth, rowsHeight) }
  /// Where the sum of the channels left out stands.
  var othersMiddle: Double { rows.maxY - Self.othersHeight / 2 }
  func rowMiddle(_ index: Int) -> Double { rowsTop + Double(index) * (rowHeight + Self.rowGap) + rowHeight / 2 }

  private var width: Double { figure.isSingle ? rowsWidth : rowsWidth + 34 + ledger.size.width }

  var size: Size {
    get throws {
      let legends = try legends().size
      return Size(max(FigureMetrics.width, width, legends.width), legendTop + legends.height)
    }
  }

  func productScale() throws -> ColourScale {
    let values = figure.shown.flatMap { figure.value.cell.terms[$0].products.values }
    return ColourScale(.activation, of: values, scope: try style.word("this-figure"))
  }

  func legends() throws -> Row {
    let products = Legend(
      try productScale(), title: try style.word("product"), length: 110, style.strings, places: style.places)
    return Row(
      [try style.inputLegend(), try style.weightLegend(), products, try style.blockLegend()], gap: 22,
      alignment: .leading)
  }

  /// Draws the sum, the bias and the activation like a bill, and the output map.
  func drawResult(on canvas: Canvas) throws {
    if figure.isSingle {
      let top = rows.maxY + 28
      let side = WorkedPixelLedger.outputSide
      let output = Rect(canvas.content.width - side, top, side, side)
      let bill = Point(output.minX - 48 - ledger.billSize.width, output.midY - ledger.billSize.height / 2)
      let terms = Rect(0, output.minY, bill.x - 36, side)
      try ledger.drawTerms(on: canvas, endingAt: Point(terms.maxX, terms.midY))
      ledger.drawBill(on: canvas, at: bill)
      canvas.arrow(
        from: Point(bill.x + ledger.billSize.width + 8, output.midY), to: Point(output.minX - 6, output.midY))
      try ledger.drawOutput(on: canvas, in: output)
    } else {
      let tip = canvas.brace(.right, of: rows, gap: 6)
      let y = min(tip.y - WorkedPixelLedger.lineHeight / 2, headHeight + bodyHeight - ledger.size.height)
      let x = rows.maxX + 34
      ledger.drawBill(on: canvas, at: Point(x, y))
      let side = WorkedPixelLedger.outputSide
      let output = Rect(x + ledger.size.width - side, y + ledger.billSize.height + 32, side, side)
      canvas.arrow(from: Point(output.maxX - 14, output.minY - 30), to: Point(output.maxX - 14, output.minY - 5))
      try ledger.drawOutput(on: canvas, in: output)
    }
  }
}
