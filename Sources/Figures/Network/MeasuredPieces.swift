import Canvas
import Insights
import Localization
import Tensors

/// The pieces of the image that the cells see, enlarged, with how much each pixel moves the cell.
struct MeasuredPieces {
  let canvas: Canvas
  let fields: NestedFields
  let strings: Strings

  private static let (limit, side, gap, head, foot) = (5, 112.0, 32.0, 52.0, 62.0)

  /// The levels that are shown, with their number among all: all of a few, else the first ones and the last.
  static func levels(_ fields: NestedFields) -> [(index: Int, level: NestedFields.Level)] {
    let measured = Array(fields.levels.enumerated()).filter { $0.element.measured != nil }.map {
      ($0.offset, $0.element)
    }
    return measured.count > limit ? Array(measured.prefix(limit - 1) + measured.suffix(1)) : measured
  }

  /// How much room they take below the rest; none without measured levels.
  static func height(_ fields: NestedFields) -> Double {
    levels(fields).isEmpty ? 0 : 24 + head + side + foot
  }

  func draw(top: Double) throws {
    let levels = Self.levels(fields)
    guard !levels.isEmpty else { return }
    canvas.text(try strings("receptive-field.measured.title"), at: Point(0, top + 24), .heading)
    for (position, found) in levels.enumerated() {
      let left = Double(position) * (Self.side + Self.gap)
      try draw(found.level, found.index, in: Rect(left, top + 24 + Self.head, Self.side, Self.side))
    }
    let most = try strings("receptive-field.measured.most")
    let legend = Legend(
      ColourScale(.probability, 0...1, scope: ""), title: try strings("receptive-field.measured.legend")
    ) { $0 == 0 ? "0" : most }
    canvas.place(legend, at: Point(0, top + 24 + Self.head + Self.side + 26))
  }

  private func draw(_ level: NestedFields.Level, _ index: Int, in square: Rect) throws {
    guard let measured = level.measured else { return }
    let extents = fields.example.image.shape.cells
    let ranges = zip(level.ranges, extents).map { $0.clamped(to: 0..<$1) }
    let piece = MapValues(measured.gradient)[ranges[0], ranges[1]]
    guard piece.rows > 0, piece.columns > 0 else { return }
    let cell = min(square.width / Double(piece.columns), square.height / Double(piece.rows))
    let frame = Rect(at: square.origin, .map(rows: piece.rows, columns: piece.columns, cell: cell))
    canvas.text(level.name, at: Point(square.minX, square.minY - 20), .label.bold)
    canvas.heatMap(piece, in: frame, ColourScale(.probability, 0...Double(piece.values.max() ?? 0), scope: ""))
    for (place, value) in piece.values.enumerated() where value == 0 {
      let zero = frame.cell(place / piece.columns, place % piece.columns, of: piece.shape)
      canvas.hatch(zero, .hairline, spacing: 4)
    }
    canvas.rectangle(frame.inset(-3), stroke: .category(index), width: 2.5)
    let count = try strings(
      "receptive-field.measured.count",
      ["count": strings.numbers.integer(measured.count), "all": strings.numbers.integer(piece.values.count)])
    canvas.text(count, at: Point(square.minX, square.maxY + 6), .small, .muted)
  }
}
