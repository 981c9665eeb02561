import Canvas
import Insights
import Localization
import Tensors

/// A kernel on a short signal: what lies under it, the products, and the signal of all sums.
public struct BeyondSignalFigure: CataloguedFigure {
  /// `beyond-signal`.
  public let id = "beyond-signal"
  let value: BoxConvolution

  private static let (cell, plot, gap) = (40.0, 64.0, 12.0)

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(value: explanation.beyondImages.signal)] }

  /// The sum that is followed, and how many come out.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = BeyondWords(strings)
    return try FigureWording(
      id, strings,
      [
        "sum": words.sum(value), "step": String(value.followed[0]),
        "input": words.list(value.input), "kernel": words.list(value.kernel), "output": words.list(value.output),
        "size": "\(value.input.count) \u{2212} \(value.kernel.count) + 1 = \(value.output.count)",
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, top(of: 4) + Self.cell + Self.gap + Self.plot + 2)
  }

  /// The signal, the window with its kernel and products under it, and the result, all on one axis of time.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let words = BeyondWords(strings)
    let start = value.followed[0]
    let range = ColourScale(.activation, of: value.input.values + value.output.values, scope: "")
    let signal = MapValues(rows: 1, columns: value.input.count, value.input.values)
    canvas.heatMap(signal, in: Rect(left, 0, width(value.input.count), Self.plot), range)
    let rows: [(String, Tensor, Int, ColourScale?)] = [
      ("signal", value.input, 0, nil), ("kernel", value.kernel, start, ColourScale(.weight, -1...1, scope: "")),
      ("products", value.products, start, nil), ("result", value.output, 1, nil),
    ]
    for (index, (key, numbers, first, scale)) in rows.enumerated() {
      let y = top(of: index + 1)
      let map = MapValues(rows: 1, columns: numbers.count, numbers.values)
      let grid = NumberGrid(map, scale ?? range, cell: Self.cell, format: words.number)
      let frame = canvas.place(grid, at: Point(left + Double(first) * Self.cell, y))
      canvas.text(
        try strings("\(id).\(key)"), at: Point(left - 14, frame.midY), .label, .ink, .right, width: left - 14)
      if key == "products" {
        canvas.text(words.sum(value), at: frame.right.moved(16, 0), .body.bold, .ink, .left)
      }
    }
    let window = Rect(left + Double(start) * Self.cell, top(of: 1), width(value.kernel.count), Self.cell)
    canvas.lookHere(window)
    let result = Rect(left + Double(start + 1) * Self.cell, top(of: 4), Self.cell, Self.cell)
    canvas.lookHere(result)
    let output = MapValues(rows: 1, columns: value.output.count, value.output.values)
    canvas.heatMap(
      output, in: Rect(left + Self.cell, result.maxY + Self.gap, width(value.output.count), Self.plot), range)
  }

  private var left: Double { FigureMetrics.width - width(value.input.count) - 4 }
  private func width(_ count: Int) -> Double { Double(count) * Self.cell }
  /// The top of a row of numbers, from 1 on.
  private func top(of row: Int) -> Double {
    Self.plot + Self.gap + Double(row - 1) * (Self.cell + Self.gap)
  }
}
