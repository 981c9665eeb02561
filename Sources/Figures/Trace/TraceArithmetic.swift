import Canvas
import Insights
import Networks
import Tensors

/// Draws what a cell of a trace is made of: patch and kernel of the strongest channel, the window of a pooling, or a line of words.
struct TraceArithmetic {
  let canvas: Canvas
  let words: TraceWords
  let step: TraceStep

  /// At most so many numbers stand beside each other in a panel.
  private static let columns = 3

  func draw(at origin: Point, width: Double) throws {
    switch step.rule {
    case .convolution(let cell): try draw(cell, at: origin, width: width)
    case .pooling(let window, let kind): try draw(window, kind, at: origin, width: width)
    default: try line(at: origin, width: width)
    }
  }

  private func draw(_ cell: WorkedCell, at origin: Point, width: Double) throws {
    guard let (term, index) = cell.strongestProduct else { return }
    let (rows, columns) = (term.kernel.shape[0], term.kernel.shape[1])
    let mark = GridMark(.lookHere, row: index / columns, column: index % columns)
    let patch = ColourScale(.activation, of: term.patch.values, scope: "")
    let scale = ColourScale(.weight, of: term.kernel.values, scope: "")
    var y = origin.y
    for (map, scale, key) in [(term.patch, patch, "patch"), (term.kernel, scale, "kernel")] {
      canvas.text(
        try words.strings("trace.labels.\(key)", ["channel": words.strings.numbers.integer(term.channel)]),
        at: Point(origin.x, y), .small, .muted)
      let paddings = term.isPadding.indices.filter { key == "patch" && term.isPadding[$0] }
      let marks = paddings.map { GridMark(.padding, row: $0 / columns, column: $0 % columns) } + [mark]
      y = grid(map, scale, marks, at: Point(origin.x, y + 16), rows, columns) + 6
    }
    let text = try words.strings(
      "trace.labels.channel-sum", ["term": words.signed(term.partialSum), "total": words.number(cell.preActivation)])
    canvas.text(text, at: Point(origin.x, y), .small, .ink, width: width + 16)
  }

  private func draw(_ window: PoolingStep, _ kind: Pooling.Kind, at origin: Point, width: Double) throws {
    guard let first = window.cells.first, let last = window.cells.last, let followed = window.followed else { return }
    let (rows, columns) = (last.row - first.row + 1, last.column - first.column + 1)
    let map = Tensor([rows, columns], window.cells.map(\.value))
    let key = kind == .maximum ? "largest" : "mean"
    canvas.text(
      try words.strings("trace.labels.window"), at: origin, .small, .muted)
    let mark = GridMark(.lookHere, row: followed.row - first.row, column: followed.column - first.column)
    let y = grid(
      map, ColourScale(.activation, of: map.values, scope: ""), [mark], at: origin.moved(0, 16), rows, columns)
    let text = try words.strings(
      "trace.labels.\(key)",
      ["value": words.number(window.result), "count": words.strings.numbers.integer(window.cells.count)])
    canvas.text(text, at: Point(origin.x, y + 6), .small, .ink, width: width + 16)
  }

  /// A grid with numbers where they fit, else with colours alone; returns where it ends.
  private func grid(
    _ map: Tensor, _ scale: ColourScale, _ marks: [GridMark], at origin: Point, _ rows: Int, _ columns: Int
  ) -> Double {
    let fits = max(rows, columns) <= Self.columns
    let side = fits ? 34.0 : 76 / Double(max(rows, columns))
    let texts = map.values.map { fits ? words.number($0) : "" }
    let grid = NumberGrid(
      rows: rows, columns: columns, texts: texts, fills: MapValues(map), scale: scale, cell: side, style: .small,
      marks: marks)
    return canvas.place(grid, at: origin).maxY
  }

  /// One sentence for all other kinds.
  private func line(at origin: Point, width: Double) throws {
    let text = try TraceSentence.rule(step, words)
    canvas.text(text, at: origin, .small, .ink, width: width + 16)
  }
}
