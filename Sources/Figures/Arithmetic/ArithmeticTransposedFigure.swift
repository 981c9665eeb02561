import Canvas
import Insights
import Localization
import Tensors

/// Each cell of a small grid stamps the kernel, times its number, into a larger one; where stamps overlap, they add up.
public struct ArithmeticTransposedFigure: CataloguedFigure {
  /// `arithmetic-transposed`.
  public let id = "arithmetic-transposed"
  let value: GridTransposedConvolution

  private static let cell = 26.0
  private static let top = 46.0
  private static let stampGap = 32.0

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(value: explanation.arithmetic.transposed)] }

  /// The words around the figure, with the sizes and the sum.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let words = ArithmeticWords(strings)
    return try FigureWording(
      id, strings,
      [
        "input": words.extents(value.input), "kernel": words.extents(value.kernel), "size": words.size(value),
        "sum": words.sum(value), "output": words.extents(value.output), "same": words.sameSize(value),
        "sameOutput": words.extents(value.sameOutput), "row": String(value.followed.row),
        "column": String(value.followed.column),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + stampsHeight + 18 + (try notes(strings)).map(\.size.height).max()!)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let words = ArithmeticWords(strings)
    let frames = columns
    let heights = Rect(0, Self.top, 0, stampsHeight)
    try drawHeadings(frames, on: canvas, words)
    let input = words.grid(value.input, cell: 34, marks: sources)
    let kernel = words.kernel(value.kernel, cell: Self.cell)
    canvas.place(input, centredIn: Rect(frames[0].minX, heights.minY + 8, frames[0].width, 68))
    canvas.text("×", at: Point(frames[0].midX, heights.minY + 95), .large, .ink, .centre)
    canvas.place(kernel, centredIn: Rect(frames[0].minX, heights.minY + 114, frames[0].width, kernel.size.height))
    for (index, stamp) in value.stamps.enumerated() { try draw(stamp, index, in: frames[1], on: canvas, words) }
    for (index, output) in [value.output, value.sameOutput].enumerated() {
      draw(output, in: frames[index + 2], on: canvas, words)
    }
    for (left, right) in [(0, 1), (1, 2)] {
      let y = heights.midY
      canvas.arrow(from: Point(frames[left].maxX + 8, y), to: Point(frames[right].minX - 8, y))
    }
    let bottom = heights.maxY + 18
    for (note, frame) in zip(try notes(strings), [frames[0].union(frames[1]), frames[2], frames[3]]) {
      canvas.place(note, at: Point(frame.midX - note.size.width / 2, bottom))
    }
  }
}

extension ArithmeticTransposedFigure {
  private var stampSide: Double { 3 * Self.cell }
  private var stampsHeight: Double { 2 * stampSide + Self.stampGap + 16 }

  /// Grid and kernel, the stamps, the result, and the result cut off.
  private var columns: [Rect] {
    let side = Double(value.output.shape[0]) * Self.cell
    let widths = [stampSide, 2 * stampSide + 20, side, side]
    let gap = (FigureMetrics.width - widths.reduce(0, +)) / 3
    var x = 0.0
    return widths.map { width in
      defer { x += width + gap }
      return Rect(x, Self.top, width, stampsHeight)
    }
  }

  /// Each cell of the input in the colour of its stamp.
  private var sources: [GridMark] {
    value.stamps.enumerated().map { GridMark(.tint(.category($0)), row: $1.source.row, column: $1.source.column) }
  }

  private func drawHeadings(_ frames: [Rect], on canvas: Canvas, _ words: ArithmeticWords) throws {
    for (frame, name) in zip(frames, ["source", "stamps", "valid", "same"]) {
      let heading = try words.strings("\(id).\(name)")
      canvas.text(heading, at: Point(frame.midX, 0), .heading, .ink, .top, width: frame.width + 24)
    }
    for (frame, formula) in zip(frames.dropFirst(2), ["(*n* \u{2212} 1) × *s* + *k*", "*n* × *s*"]) {
      canvas.text(formula, at: Point(frame.midX, 19), .label.formula, .muted, .top)
    }
  }

  private func draw(
    _ stamp: GridTransposedConvolution.Stamp, _ index: Int, in frame: Rect, on canvas: Canvas, _ words: ArithmeticWords
  ) throws {
    let x = frame.minX + Double(stamp.source.column) * (stampSide + 20)
    let y = frame.minY + 16 + Double(stamp.source.row) * (stampSide + Self.stampGap)
    canvas.text(
      try words.strings("\(id).times", ["factor": words.number(stamp.factor)]),
      at: Point(x + stampSide / 2, y - 4), .small, .muted, .bottom)
    var marks = [GridMark(.tint(.category(index)), rows: 0..<3, columns: 0..<3)]
    marks.append(GridMark(.outline(.category(index)), rows: 0..<3, columns: 0..<3))
    let (row, column) = (value.followed.row - stamp.origin.row, value.followed.column - stamp.origin.column)
    marks.append(GridMark(.lookHere, row: row, column: column))
    canvas.place(words.grid(stamp.values, cell: Self.cell, marks: marks), at: Point(x, y))
  }

  /// A result with the outlines of all stamps; what `same` cuts off is hatched.
  private func draw(_ output: Tensor, in frame: Rect, on canvas: Canvas, _ words: ArithmeticWords) {
    let (all, kept) = (value.output.shape[0], output.shape[0])
    var marks = [
      GridMark(.tint(.accent), rows: 0..<kept, columns: 0..<kept),
      GridMark(.lookHere, row: value.followed.row, column: value.followed.column),
    ]
    if kept < all {
      marks.append(GridMark(.dropped, rows: kept..<all, columns: 0..<all))
      marks.append(GridMark(.dropped, rows: 0..<kept, columns: kept..<all))
    }
    let grid = words.grid(value.output, cell: Self.cell, marks: marks)
    let rect = canvas.place(grid, centredIn: frame)
    guard kept == all else { return }
    for (index, stamp) in value.stamps.enumerated() {
      // Each a little within the one before, so that no outline hides another.
      let (row, column) = (stamp.origin.row, stamp.origin.column)
      canvas.rectangle(
        grid.frame(rows: row..<row + 3, columns: column..<column + 3, in: rect).inset(1 + Double(index) * 0.75),
        stroke: .category(index), width: 2)
    }
    canvas.lookHere(grid.frame(row: value.followed.row, column: value.followed.column, in: rect))
  }

  private func notes(_ strings: Strings) throws -> [TextBlock] {
    let words = ArithmeticWords(strings)
    let texts = [words.sum(value), words.size(value), words.sameSize(value)]
    return texts.enumerated().map { index, text in
      TextBlock(text, .body.bold, width: index == 0 ? 320 : 170, alignment: .centre)
    }
  }
}
