import Canvas
import Insights
import Localization
import Tensors

/// A kernel in a small volume: slice by slice all cells under it, the products, and their sum.
public struct BeyondCubeFigure: CataloguedFigure {
  /// `beyond-cube`.
  public let id = "beyond-cube"
  let value: BoxConvolution

  private static let (cell, gap, head, step) = (30.0, 34.0, 40.0, 26.0)

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(value: explanation.beyondImages.cube)] }

  /// The sums of the slices, and what they add up to.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = BeyondWords(strings)
    return try FigureWording(
      id, strings,
      [
        "sums": words.total(partialSums), "count": String(value.kernel.count),
        "place": value.followed.map(String.init).joined(separator: ", "),
        "input": value.input.shape.description, "kernel": value.kernel.shape.description,
        "output": value.output.shape.description,
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, bottom + 26) }

  /// A row for each slice of the kernel, and the volume of results.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let words = BeyondWords(strings)
    for (key, place) in zip(["slice", "patch", "kernel", "products"], columns) {
      canvas.text(try strings("\(id).\(key)"), at: Point(place.midX, Self.head - 10), .label, .muted, .bottom)
    }
    for slice in 0..<value.kernel.shape[0] { try draw(slice, on: canvas, strings) }
    let sumRight = columns[3].maxX + 66
    let total = words.number(value.sum.total)
    canvas.line(from: Point(sumRight - 34, bottom - 6), to: Point(sumRight, bottom - 6), .ink)
    canvas.text(total, at: Point(sumRight, bottom + 8), .body.bold, .lookHere, .right)
    canvas.text(try strings("\(id).total"), at: Point(sumRight - 44, bottom + 8), .label, .ink, .right)
    try drawResult(on: canvas, right: FigureMetrics.width, strings)
  }

  /// What the slices of the kernel add, one after the other.
  private var partialSums: [Float] {
    (0..<value.products.shape[0]).map { value.products.slice($0).values.reduce(0, +) }
  }

  private var scale: ColourScale { ColourScale(.activation, of: value.input.values, scope: "") }
  private var rowHeight: Double { Double(value.input.shape[1]) * Self.cell }
  private var bottom: Double { Self.head + Double(value.kernel.shape[0]) * (rowHeight + Self.step) - Self.step + 12 }

  /// The slice of the volume, the cells under the kernel, the kernel, the products.
  private var columns: [Rect] {
    var x = 0.0
    return [value.input.shape[2]].map(Double.init).map { $0 * Self.cell }.flatMap { width -> [Rect] in
      let grid = Double(value.kernel.shape[2]) * Self.cell
      return [width, grid, grid, grid].map { width in
        defer { x += width + Self.gap }
        return Rect(x, Self.head, width, rowHeight)
      }
    }
  }

  private func draw(_ slice: Int, on canvas: Canvas, _ strings: Strings) throws {
    let (words, places) = (BeyondWords(strings), columns)
    let y = Self.head + Double(slice) * (rowHeight + Self.step)
    let number = value.followed[0] + slice
    let input = MapValues(value.input.slice(number))
    let frame = canvas.place(
      NumberGrid(input, scale, cell: Self.cell, style: .small, format: words.number), at: Point(places[0].minX, y))
    canvas.text(
      try strings("\(id).number", ["slice": String(number)]), at: Point(frame.minX, frame.maxY + 3), .small, .muted)
    let (rows, size) = (value.kernel.shape[1], value.kernel.shape[2])
    canvas.lookHere(
      frame.cells(
        value.followed[1]..<value.followed[1] + rows, value.followed[2]..<value.followed[2] + size, of: input.shape))
    let top = frame.midY - Double(rows) * Self.cell / 2
    let parts = [
      (value.patch, scale), (value.kernel, ColourScale(.weight, of: value.kernel.values, scope: "")),
      (value.products, scale),
    ]
    for (index, (tensor, scale)) in parts.enumerated() {
      let place = places[index + 1]
      let grid = NumberGrid(
        MapValues(tensor.slice(slice)), scale, cell: Self.cell, style: .small, format: words.number)
      let frame = canvas.place(grid, at: Point(place.minX, top))
      let sign = ["→", "×", "="][index]
      canvas.text(sign, at: frame.left.moved(-Self.gap / 2, 0), .large, .ink, .centre)
    }
    let sum = words.number(partialSums[slice])
    canvas.text("∑ =", at: Point(places[3].maxX + 10, frame.midY), .label, .ink, .left)
    canvas.text(sum, at: Point(places[3].maxX + 66, frame.midY), .body.bold, .ink, .right)
  }

  private func drawResult(on canvas: Canvas, right: Double, _ strings: Strings) throws {
    let words = BeyondWords(strings)
    let side = Double(value.output.shape[2]) * Self.cell
    canvas.text(
      try strings("\(id).result"), at: Point(right, Self.head - 10), .label, .muted, .bottomRight)
    for slice in 0..<value.output.shape[0] {
      let map = MapValues(value.output.slice(slice))
      let y = Self.head + Double(slice) * (Double(map.rows) * Self.cell + Self.step + 8)
      let frame = canvas.place(
        NumberGrid(
          map, ColourScale(.activation, of: value.output.values, scope: ""), cell: Self.cell, style: .small,
          format: words.number), at: Point(right - side, y))
      canvas.text(
        try strings("\(id).number", ["slice": String(slice)]), at: Point(frame.minX, frame.maxY + 3), .small, .muted)
      if slice == value.followed[0] {
        canvas.lookHere(frame.cell(value.followed[1], value.followed[2], of: map.shape))
      }
    }
  }
}
