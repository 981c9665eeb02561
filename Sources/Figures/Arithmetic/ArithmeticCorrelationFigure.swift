import Canvas
import Insights
import Localization
import Tensors

/// The same kernel as it stands and turned by 180 degrees: correlation and convolution, which agree only where turning
/// changes nothing.
public struct ArithmeticCorrelationFigure: CataloguedFigure {
  /// `arithmetic-correlation`.
  public let id = "arithmetic-correlation"
  let values: [ConvolutionArithmetic.Turning]

  private static let cell = 25.0
  private static let top = 46.0
  private static let rowGap = 26.0
  private static let sumGap = 10.0

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(values: explanation.arithmetic.turnings)] }

  /// The words around the figure, with the sums of the cell followed.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = ArithmeticWords(strings)
    var texts: [String: String] = ["size": words.size(values[0].correlation)]
    for value in values {
      texts[value.name + "Correlation"] = words.sum(value.correlation)
      texts[value.name + "Convolution"] = words.sum(value.convolution)
    }
    return try FigureWording(id, strings, texts)
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    let count = Double(values.count)
    return Size(
      FigureMetrics.width, Self.top + count * (try rowHeight(strings)) + (count - 1) * Self.rowGap)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let frames = columns
    let words = ArithmeticWords(strings)
    for (frame, name) in zip(frames, ["grid", "correlation", "convolution"]) {
      let heading = canvas.text(try strings("\(id).\(name)"), at: Point(frame.midX, 0), .heading, .ink, .top)
      let note =
        name == "grid" ? words.size(values[0].correlation) : try strings("\(id).\(name)-note")
      canvas.text(
        note, at: Point(frame.midX, heading.maxY + 2), .label, .muted, .top, width: frame.width + 16)
    }
    let height = try rowHeight(strings)
    for (index, value) in values.enumerated() {
      try draw(value, top: Self.top + Double(index) * (height + Self.rowGap), on: canvas, strings)
    }
  }
}

extension ArithmeticCorrelationFigure {
  private var gridSide: Double { 5 * Self.cell }
  private var side: Double { 3 * Self.cell }

  /// The grid, and kernel with result on either side.
  private var columns: [Rect] {
    let pair = 220.0
    let gap = (FigureMetrics.width - gridSide - 2 * pair) / 2
    return [
      Rect(0, 0, gridSide, 0), Rect(gridSide + gap, 0, pair, 0), Rect(gridSide + 2 * gap + pair, 0, pair, 0),
    ]
  }

  private func sums(_ value: ConvolutionArithmetic.Turning, _ strings: Strings) -> [TextBlock] {
    let words = ArithmeticWords(strings)
    return [value.correlation, value.convolution].map {
      TextBlock(words.sum($0), .label, width: columns[1].width, alignment: .centre)
    }
  }

  private func rowHeight(_ strings: Strings) throws -> Double {
    let height = values.flatMap { sums($0, strings) }.map(\.size.height).max() ?? 0
    return max(gridSide, (gridSide + side) / 2 + Self.sumGap + height)
  }

  private func draw(
    _ value: ConvolutionArithmetic.Turning, top: Double, on canvas: Canvas, _ strings: Strings
  ) throws {
    let (frames, words) = (columns, ArithmeticWords(strings))
    canvas.place(PaddedGrid(value.correlation, cell: Self.cell, words), at: Point(frames[0].minX, top))
    let middle = top + gridSide / 2
    let both = [value.correlation, value.convolution]
    for (example, (frame, sum)) in zip(both, zip(frames.dropFirst(), sums(value, strings))) {
      let y = middle - side / 2
      canvas.place(words.kernel(example.kernel, cell: Self.cell), at: Point(frame.midX - 14 - side, y))
      canvas.text("→", at: Point(frame.midX, middle), .large, .muted, .centre)
      let result = words.result(example.output, cell: Self.cell, followed: example.followed)
      canvas.place(result, at: Point(frame.midX + 14, y))
      canvas.place(sum, at: Point(frame.midX - sum.size.width / 2, y + side + Self.sumGap))
    }
    let between = Point((frames[1].maxX + frames[2].minX) / 2, middle)
    canvas.text(value.isEqual ? "=" : "≠", at: between, .large.sized(24), .ink, .centre)
  }
}
