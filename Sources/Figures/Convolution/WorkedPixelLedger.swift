import Canvas
import Insights
import Localization
import Tensors

/// How the terms of a worked cell are added up: a bill with the sum, the bias, the pre-activation and the activation, and the
/// feature map in which the cell lies.
struct WorkedPixelLedger {
  static let outputSide = 132.0
  static let lineHeight = 24.0

  /// The size of the bill alone.
  let billSize: Size
  /// The size of the bill with the map below it.
  let size: Size

  private let figure: LayerWorkedPixelFigure
  private let style: ConvolutionStyle
  /// Which line is the pre-activation, under the rule.
  private let totalIndex: Int
  private let lines: [(label: String, number: String)]

  init(_ figure: LayerWorkedPixelFigure, _ style: ConvolutionStyle) throws {
    let cell = figure.value.cell
    (self.figure, self.style) = (figure, style)
    let style = figure.billStyle(style.strings)
    var lines: [(label: String, number: String)] = [
      (try style.word(figure.isSingle ? "sum-of-products" : "sum-of-channels"), style.number(figure.sum)),
      ("= " + (try style.word("pre-activation")), style.number(cell.preActivation)),
    ]
    if figure.value.convolution.bias != nil {
      lines.insert(("+ " + (try style.word("bias")), style.number(cell.bias)), at: 1)
    }
    totalIndex = lines.count - 1
    if cell.function != nil { lines.append((try style.name(of: cell.function), style.number(cell.activation))) }
    self.lines = lines
    let width =
      TextStyle.label.width(ofWidest: lines.map(\.label)) + 16
      + TextStyle.body.bold.width(ofWidest: lines.map(\.number))
    billSize = Size(width, Double(lines.count) * Self.lineHeight)
    size = Size(max(Self.outputSide, width), billSize.height + 32 + Self.outputSide + 22)
  }

  func drawBill(on canvas: Canvas, at origin: Point) {
    let right = origin.x + max(billSize.width, figure.isSingle ? 0 : size.width)
    for (index, line) in lines.enumerated() {
      let y = origin.y + Double(index) * Self.lineHeight
      if index == totalIndex { canvas.line(from: Point(origin.x, y), to: Point(right, y), .ink) }
      let middle = y + Self.lineHeight / 2
      let isLast = index == lines.count - 1
      canvas.text(line.label, at: Point(origin.x, middle), .label, .ink, .left)
      canvas.text(
        line.number, at: Point(right, middle), index >= totalIndex ? .body.bold : .body, isLast ? .lookHere : .ink,
        .right)
    }
  }

  /// The feature map with the cell outlined, and its place written below.
  func drawOutput(on canvas: Canvas, in area: Rect) throws {
    let cell = figure.value.cell
    let map = figure.value.convolution.activation.slice(cell.example).slice(cell.filter)
    let heat = HeatMap(map, try style.blockScale(), side: Self.outputSide)
    let frame = canvas.place(heat, centredIn: area)
    canvas.lookHere(frame.cell(cell.row, cell.column, of: (map.shape[0], map.shape[1])).inset(-1))
    let values = ["filter": String(cell.filter), "row": String(cell.row), "column": String(cell.column)]
    canvas.text(try style.word("place", values), at: Point(area.maxX, frame.maxY + 6), .small, .muted, .topRight)
  }

  /// The products of the only channel, added a row of the kernel on each line, with a brace towards the bill.
  func drawTerms(on canvas: Canvas, endingAt end: Point) throws {
    let products = figure.value.cell.terms[0].products
    let (rows, columns) = (products.shape[0], products.shape[1])
    guard ConvolutionStyle.fits(rows, columns) else { return }
    let texts = products.values.map { style.number(abs($0)) }
    let step = TextStyle.body.width(ofWidest: texts) + 20
    let block = Rect(
      end.x - Double(columns) * step, end.y - Double(rows) * Self.lineHeight / 2, Double(columns) * step,
      Double(rows) * Self.lineHeight)
    for index in texts.indices {
      let x = block.minX + Double(index % columns + 1) * step
      let y = block.minY + (Double(index / columns) + 0.5) * Self.lineHeight
      canvas.text(texts[index], at: Point(x, y), .body, .ink, .right)
      let isNegative = style.number(products.values[index]) != texts[index]
      if index > 0 || isNegative {
        canvas.text(isNegative ? "\u{2212}" : "+", at: Point(x - step + 11, y), .body, .ink, .centre)
      }
    }
    canvas.brace(.right, of: block, gap: 8, depth: 12)
  }
}
