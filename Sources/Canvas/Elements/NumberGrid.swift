/// Something to point out in a grid of numbers.
public struct GridMark: Sendable, Hashable {
  /// How it is pointed out.
  public enum Kind: Sendable, Hashable {
    /// The orange outline.
    case lookHere
    /// A thin outline in a paint, as around a pooling window.
    case outline(Paint)
    /// A light tint under the numbers of cells without a colour of their own.
    case tint(Paint)
    /// Dashed cells, as of zero padding.
    case padding
    /// Hatched cells, as of a dropped border.
    case dropped
  }

  /// The rows it covers.
  public let rows: Range<Int>
  /// The columns it covers.
  public let columns: Range<Int>
  /// How it is pointed out.
  public let kind: Kind

  /// Marks a block of cells.
  public init(_ kind: Kind, rows: Range<Int>, columns: Range<Int>) {
    self.kind = kind
    self.rows = rows
    self.columns = columns
  }

  /// Marks one cell.
  public init(_ kind: Kind, row: Int, column: Int) {
    self.init(kind, rows: row..<row + 1, columns: column..<column + 1)
  }
}

/// Numbers in cells, coloured by a scale or plain, with marks on some of them.
///
/// Texts flip to white on dark cells; all texts of a grid have one size, at least 11 px.
public struct NumberGrid: Element {
  let rows: Int
  let columns: Int
  let texts: [String]
  let fills: MapValues?
  let scale: ColourScale?
  let cell: Size
  let style: TextStyle
  var marks: [GridMark]

  /// All cells together.
  public var size: Size { Size(cell.width * Double(columns), cell.height * Double(rows)) }

  /// Makes a grid.
  ///
  /// - Parameters:
  ///   - texts: `rows x columns` texts, row by row, formatted already; empty ones stay empty.
  ///   - fills: the numbers that colour the cells, on `scale`; nil for cells of paper.
  ///   - cell: the side of a cell; nil takes `NumberGrid.cell(fitting: texts)`.
  public init(
    rows: Int, columns: Int, texts: [String], fills: MapValues? = nil, scale: ColourScale? = nil,
    cell: Double? = nil, style: TextStyle = .label, marks: [GridMark] = []
  ) {
    precondition(texts.count == rows * columns, "a grid of \(rows)x\(columns) has no \(texts.count) texts")
    self.rows = rows
    self.columns = columns
    self.texts = texts
    self.fills = fills
    self.scale = scale
    self.marks = marks
    let side = cell ?? NumberGrid.cell(fitting: texts, style)
    self.cell = Size(side, side)
    let widest = style.width(ofWidest: texts)
    // Shrinks to what fits, but never below what can be read.
    self.style =
      widest > side - 4
      ? style.sized(style.size * (side - 4) / widest) : style
  }

  /// Makes a grid of a map's numbers, coloured by a scale and written by `format`.
  public init(
    _ map: MapValues, _ scale: ColourScale?, cell: Double? = nil, style: TextStyle = .label, marks: [GridMark] = [],
    format: (Float) -> String
  ) {
    self.init(
      rows: map.rows, columns: map.columns, texts: map.values.map(format), fills: scale == nil ? nil : map,
      scale: scale, cell: cell, style: style, marks: marks)
  }

  /// The side of a square cell that holds the widest of the texts with room around it.
  public static func cell(fitting texts: [String], _ style: TextStyle = .label) -> Double {
    max(24, (style.width(ofWidest: texts) + 10).rounded(.up))
  }

  /// Where a cell lies when the grid stands in a rectangle (as `place` or `frames` said).
  public func frame(row: Int, column: Int, in rect: Rect) -> Rect {
    rect.cell(row, column, of: (rows, columns))
  }

  /// Where a block of cells lies when the grid stands in a rectangle.
  public func frame(rows: Range<Int>, columns: Range<Int>, in rect: Rect) -> Rect {
    rect.cells(rows, columns, of: (self.rows, self.columns))
  }
}

extension NumberGrid {
  /// Draws cells, numbers and marks.
  public func draw(on canvas: Canvas, in rect: Rect) {
    let rect = Rect(at: rect.origin, size)
    drawFills(on: canvas, rect)
    drawLines(on: canvas, rect)
    for row in 0..<rows {
      for column in 0..<columns where !texts[row * columns + column].isEmpty {
        let paint = isHidden(row, column) ? Paint.muted : paint(of: row, column)
        canvas.text(
          texts[row * columns + column], at: frame(row: row, column: column, in: rect).centre, style, paint, .centre)
      }
    }
    for mark in marks { draw(mark, on: canvas, rect) }
  }

  private func drawFills(on canvas: Canvas, _ rect: Rect) {
    if let fills, let scale { canvas.heatMap(fills, in: rect, scale, outline: nil, marksNegatives: false) }
    for mark in marks {
      let area = frame(rows: mark.rows, columns: mark.columns, in: rect)
      switch mark.kind {
      case .tint(let paint): canvas.rectangle(area, fill: .tint(paint))
      case .dropped:
        canvas.rectangle(area, fill: .paper)
        canvas.hatch(area, .hairline)
      case .padding: canvas.rectangle(area, fill: .paper)
      default: break
      }
    }
  }

  private func drawLines(on canvas: Canvas, _ rect: Rect) {
    // Between coloured cells the lines are paper, between plain ones hairlines.
    let paint: Paint = fills == nil ? .hairline : .paper
    for row in 1..<max(rows, 1) {
      let y = rect.minY + Double(row) * cell.height
      canvas.line(from: Point(rect.minX, y), to: Point(rect.maxX, y), paint)
    }
    for column in 1..<max(columns, 1) {
      let x = rect.minX + Double(column) * cell.width
      canvas.line(from: Point(x, rect.minY), to: Point(x, rect.maxY), paint)
    }
    canvas.rectangle(rect.inset(-1), stroke: .hairline)
  }

  private func isHidden(_ row: Int, _ column: Int) -> Bool {
    marks.contains {
      ($0.kind == .dropped || $0.kind == .padding) && $0.rows.contains(row) && $0.columns.contains(column)
    }
  }

  private func paint(of row: Int, _ column: Int) -> Paint {
    guard let fills, let scale else { return .ink }
    return .over(fills[row, column], scale)
  }

  private func draw(_ mark: GridMark, on canvas: Canvas, _ rect: Rect) {
    let area = frame(rows: mark.rows, columns: mark.columns, in: rect)
    switch mark.kind {
    case .lookHere: canvas.lookHere(area)
    case .outline(let paint): canvas.rectangle(area, stroke: paint, width: 2)
    case .padding:
      for row in mark.rows {
        for column in mark.columns { canvas.padding(frame(row: row, column: column, in: rect).inset(1.5)) }
      }
    case .tint, .dropped: break
    }
  }
}
