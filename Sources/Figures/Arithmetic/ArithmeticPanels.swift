import Canvas
import Insights
import Localization

/// Several convolutions beside each other: for each the grid with one window, the size worked out, the result, and the
/// sum of one cell; above them the kernel that all share.
struct ArithmeticPanels {
  private struct Panel {
    let value: GridConvolution
    let heading: TextBlock
    let note: TextBlock
    let grid: PaddedGrid
    let size: TextBlock
    let result: NumberGrid
    let sum: TextBlock
  }

  private let words: ArithmeticWords
  private let kernel: NumberGrid
  private let introduction: Column
  private let panels: [Panel]

  private static let gap = 20.0
  private static let arrow = 30.0

  /// - Parameters:
  ///   - id: the figure's id, under which the strings have `kernel`, and for each example `NAME.heading` and `NAME.note`.
  ///   - cell: the side of a cell of the grids.
  init(_ id: String, _ values: [GridConvolution], cell: Double, _ strings: Strings) throws {
    let words = ArithmeticWords(strings)
    let count = Double(values.count)
    let width = (FigureMetrics.width - (count - 1) * ArithmeticPanels.gap) / count
    self.words = words
    kernel = words.kernel(values[0].kernel, cell: 24)
    let beside = FigureMetrics.width - kernel.size.width - 20
    introduction = Column(
      [
        TextBlock(try words.word("kernel", ["size": words.extents(values[0].kernel)]), .heading),
        TextBlock(try words.word("formula"), .body.formula),
        TextBlock(try words.word("letters"), .label.formula, .muted, width: beside),
        TextBlock(try strings("\(id).look"), .label, .muted, width: beside),
      ], gap: 3, alignment: .leading)
    panels = try values.map { value in
      func block(_ text: String, _ style: TextStyle, _ paint: Paint = .ink) -> TextBlock {
        TextBlock(text, style, paint, width: width, alignment: .centre)
      }
      return Panel(
        value: value, heading: block(try strings("\(id).\(value.name).heading", words.settings(value)), .heading),
        note: block(try strings("\(id).\(value.name).note", words.settings(value)), .label, .muted),
        grid: PaddedGrid(value, cell: cell, words), size: block(words.size(value), .body.bold),
        result: words.result(value.output, cell: 24, followed: value.followed),
        sum: block(words.sum(value), .label))
    }
  }

  /// The height of one part, the same in all panels so that they line up.
  private func height(_ part: (Panel) -> any Element) -> Double { panels.map { part($0).size.height }.max() ?? 0 }

  private var top: Double { max(kernel.size.height, introduction.size.height) + 24 }

  var size: Size {
    let texts = height { $0.heading } + 2 + height { $0.note } + 10 + height { $0.size } + height { $0.sum }
    return Size(
      FigureMetrics.width,
      top + texts + height { $0.grid } + 10 + ArithmeticPanels.arrow + height { $0.result } + 10)
  }

  func draw(on canvas: Canvas) {
    let head = max(kernel.size.height, introduction.size.height)
    canvas.place(kernel, at: Point(1, (head - kernel.size.height) / 2))
    canvas.place(introduction, at: Point(kernel.size.width + 20, (head - introduction.size.height) / 2))
    let area = Rect(0, top, canvas.content.width, size.height - top)
    for (panel, column) in zip(panels, area.columns(panels.count, gap: ArithmeticPanels.gap)) {
      draw(panel, in: column, on: canvas)
    }
  }

  private func draw(_ panel: Panel, in column: Rect, on canvas: Canvas) {
    var y = column.minY
    /// Puts an element down in the middle of the next `height` px.
    func put(_ element: some Element, height: Double, gap: Double) -> Rect {
      defer { y += height + gap }
      return canvas.place(element, centredIn: Rect(column.minX, y, column.width, height))
    }
    _ = put(panel.heading, height: height { $0.heading }, gap: 2)
    canvas.place(panel.note, at: Point(column.midX - panel.note.size.width / 2, y))
    y += height { $0.note } + 10
    let grid = put(panel.grid, height: height { $0.grid }, gap: 10)
    _ = put(panel.size, height: height { $0.size }, gap: ArithmeticPanels.arrow)
    let result = put(panel.result, height: height { $0.result }, gap: 10)
    let labelEnd = result.minY - (height { $0.result } - result.height) / 2 - ArithmeticPanels.arrow
    canvas.arrow(from: Point(grid.midX, labelEnd + 4), to: Point(grid.midX, result.minY - 5))
    canvas.place(panel.sum, at: Point(column.midX - panel.sum.size.width / 2, y))
  }
}
