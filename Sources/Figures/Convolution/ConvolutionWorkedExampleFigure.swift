import Canvas
import Insights
import Localization
import Tensors

/// The lecture's sum: a patch of nine pixels, times a kernel of nine weights, is nine products, whose sum is one pixel.
public struct ConvolutionWorkedExampleFigure: CataloguedFigure {
  /// `convolution-worked-example`.
  public let id = "convolution-worked-example"
  let value: WorkedConvolution

  private static let cell = 44.0
  private static let gap = 44.0
  private static let headingHeight = 24.0

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(value: explanation.workedConvolution)] }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let factors = zip(value.patch.values, value.kernel.values).filter { $0.1 != 0 }.map { product($0, $1, strings) }
    return try FigureWording(
      id, strings,
      [
        "count": strings.numbers.integer(value.products.count), "sum": factors.joined(separator: " + "),
        "total": whole(value.sum.total, strings), "rows": rows(strings).joined(separator: "; "),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    let lines = Double(value.patch.shape[0] + 1)
    return Size(FigureMetrics.width, Self.headingHeight + side + 28 + lines * 24)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let grids = try drawGrids(on: canvas, strings)
    drawSum(on: canvas, top: Self.headingHeight + side + 28, products: grids, strings)
  }
}

extension ConvolutionWorkedExampleFigure {
  private var side: Double { 3 * Self.cell }

  private func whole(_ number: Float, _ strings: Strings) -> String { strings.numbers.decimal(number, places: 0) }

  private func product(_ pixel: Float, _ weight: Float, _ strings: Strings) -> String {
    let weight = weight < 0 ? "(\(whole(weight, strings)))" : whole(weight, strings)
    return "\(whole(pixel, strings)) × \(weight)"
  }

  /// The products as the lecture writes them, a row of the kernel on each line.
  private func rows(_ strings: Strings) -> [String] {
    let columns = value.patch.shape[1]
    return (0..<value.patch.shape[0]).map { row in
      (0..<columns).map { product(value.patch[row, $0], value.kernel[row, $0], strings) }.joined(separator: " + ")
    }
  }

  /// Draws `patch × kernel = products -> sum` and says where the products stand.
  private func drawGrids(on canvas: Canvas, _ strings: Strings) throws -> Rect {
    let pixels = ColourScale(.grey, 0...255, scope: "")
    let weights = ColourScale(.weight, of: value.kernel.values, scope: "")
    let products = ColourScale(.activation, of: value.products.values, scope: "")
    let width = 3 * side + 3 * Self.gap + Self.cell
    let left = (canvas.content.width - width) / 2
    let parts = [
      ("patch", value.patch, pixels), ("kernel", value.kernel, weights), ("products", value.products, products),
    ]
    var frame = Rect(left, Self.headingHeight, side, side)
    for (index, (key, map, scale)) in parts.enumerated() {
      frame.x = left + Double(index) * (side + Self.gap)
      canvas.text(try strings("\(id).\(key)"), at: Point(frame.midX, 0), .heading, .ink, .top)
      let grid = NumberGrid(MapValues(map), scale, cell: Self.cell, style: .body, strings, places: 0)
      canvas.place(grid, at: frame.origin)
      if index < 2 {
        canvas.text(index == 0 ? "×" : "=", at: frame.right.moved(Self.gap / 2, 0), .large, .ink, .centre)
      }
    }
    let output = Rect(frame.maxX + Self.gap, frame.midY - Self.cell / 2, Self.cell, Self.cell)
    canvas.arrow(from: frame.right.moved(6, 0), to: output.left.moved(-6, 0))
    let grid = NumberGrid(
      rows: 1, columns: 1, texts: [whole(value.sum.total, strings)],
      fills: MapValues(rows: 1, columns: 1, [value.sum.total]), scale: pixels, cell: Self.cell, style: .body,
      marks: [GridMark(.lookHere, row: 0, column: 0)])
    canvas.place(grid, at: output.origin)
    canvas.text(try strings("\(id).output"), at: Point(output.midX, 0), .heading, .ink, .top)
    canvas.text("∑", at: Point((frame.maxX + output.minX) / 2, frame.midY - 8), .label, .muted, .bottom)
    return frame
  }

  private func drawSum(on canvas: Canvas, top: Double, products: Rect, _ strings: Strings) {
    let rows = rows(strings)
    let style = TextStyle.body
    let indent = style.measure("= ").width
    let left = (canvas.content.width - style.width(ofWidest: rows) - indent) / 2
    for (index, row) in rows.enumerated() {
      let y = top + (Double(index) + 0.5) * 24
      if index > 0 { canvas.text("+", at: Point(left, y), style, .ink, .left) }
      canvas.text(row, at: Point(left + indent, y), style, .ink, .left)
    }
    let y = top + (Double(rows.count) + 0.5) * 24
    canvas.text("=", at: Point(left, y), style.bold, .ink, .left)
    canvas.text(whole(value.sum.total, strings), at: Point(left + indent, y), style.bold, .ink, .left)
  }
}
