import Canvas
import Insights
import Localization

/// A map cast to bytes as `uint8(map * 255)`: what is above 1 begins again at black.
public struct ByteWrapFigure: CataloguedFigure {
  /// `byte-wrap`.
  public let id = "byte-wrap"
  let value: ByteWrap

  private static let side = 208.0
  private static let headHeight = 38.0
  private static let rowHeight = 30.0

  /// One figure of a network with a convolution layer over planes.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.byteWrap.map { [Self(value: $0)] } ?? []
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let strongest = value.cells[value.cells.count - 1]
    let values = [
      "layer": value.layer, "filter": String(value.filter), "index": numbers.integer(value.example.index),
      "wrapped": numbers.integer(value.wrapped), "count": numbers.integer(value.count),
      "value": numbers.decimal(strongest.value), "scaled": numbers.decimal(strongest.scaled, places: 1),
      "byte": numbers.integer(Int(strongest.byte)), "row": numbers.integer(strongest.place.row),
      "column": numbers.integer(strongest.place.column),
    ]
    return try FigureWording(value.wrapped > 0 ? "byte-wrap.wraps" : "byte-wrap.fits", strings, values)
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    let table = Self.headHeight + 72 + Double(value.cells.count) * Self.rowHeight
    return Size(FigureMetrics.width, max(Self.headHeight + mapSize.height + 34, table))
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let numbers = strings.numbers
    let range = min(0, value.map.range.lowerBound)...value.map.range.upperBound
    let left = Rect(0, Self.headHeight, mapSize.width, mapSize.height)
    let right = left.moved(mapSize.width + 20, 0)
    canvas.image(MapValues(value.map, stretching: range), in: left)
    canvas.image(MapValues(value.wrappedMap), in: right)
    for (frame, key) in [(left, "right"), (right, "wrong")] {
      canvas.text(
        try strings("byte-wrap.heads.\(key)"), at: Point(frame.minX, 0), .label.bold, .ink, .topLeft,
        width: frame.width)
    }
    canvas.greyBar(
      numbers.decimal(range.lowerBound), numbers.decimal(range.upperBound), at: Point(left.minX, left.maxY + 6),
      width: left.width)
    canvas.greyBar("0", "255", at: Point(right.minX, right.maxY + 6), width: right.width)
    for (index, cell) in value.cells.enumerated() { mark(cell, index, in: [left, right], on: canvas) }
    try drawTable(at: Point(right.maxX + 20, 0), on: canvas, strings)
  }

  private var mapSize: Size {
    let shape = value.map.shape
    let cell = Self.side.cell(of: max(shape[0], shape[1]))
    return .map(rows: shape[0], columns: shape[1], cell: cell)
  }

  /// The letter by which a cell is found again.
  private func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index))) }

  private func mark(_ cell: ByteWrap.Cell, _ index: Int, in frames: [Rect], on canvas: Canvas) {
    let shape = (rows: value.map.shape[0], columns: value.map.shape[1])
    for frame in frames {
      let spot = frame.cell(cell.place.row, cell.place.column, of: shape)
      canvas.lookHere(spot)
      // Beside the cell, on the side where there is more room.
      let isLeft = cell.place.column * 2 > shape.columns
      let box = Rect(isLeft ? spot.minX - 18 : spot.maxX + 4, spot.midY - 7, 14, 14)
      canvas.rectangle(box, fill: .paper, radius: 2)
      canvas.text(letter(index), at: box.centre, .small.bold, .lookHere, .centre)
    }
  }

  private func drawTable(at origin: Point, on canvas: Canvas, _ strings: Strings) throws {
    let width = FigureMetrics.width - origin.x
    let edges = [20.0, 78, 148, width - 26].map { origin.x + $0 }
    let heads = try ["value", "scaled", "byte"].map { try strings("byte-wrap.table.\($0)") }
    for (x, head) in zip([edges[0] + 36, edges[2] - 8, edges[3] - 4], heads) {
      canvas.text(head, at: Point(x, Self.headHeight + 14), .small, .muted, .bottomRight)
    }
    let last = value.cells.count - 1
    let whole = Int(value.cells[last].scaled)
    if whole > 255, whole < 1 << 31 {
      let rule = try strings(
        "byte-wrap.rule",
        [
          "letter": letter(last), "whole": strings.numbers.integer(whole),
          "times": strings.numbers.integer(whole / 256),
          "byte": strings.numbers.integer(whole % 256),
        ])
      let y = Self.headHeight + 30 + Double(value.cells.count) * Self.rowHeight
      canvas.text(rule, at: Point(origin.x, y), .small, .muted, width: width)
    }
    for (index, cell) in value.cells.enumerated() {
      let y = Self.headHeight + 20 + (Double(index) + 0.5) * Self.rowHeight
      canvas.line(
        from: Point(origin.x, y - Self.rowHeight / 2), to: Point(FigureMetrics.width, y - Self.rowHeight / 2))
      canvas.text(letter(index), at: Point(origin.x + 4, y), .label.bold, .lookHere, .left)
      let texts = [
        strings.numbers.decimal(cell.value), strings.numbers.decimal(cell.scaled, places: 1),
        strings.numbers.integer(Int(cell.byte)),
      ]
      for (x, text) in zip([edges[0] + 36, edges[2] - 8, edges[3] - 4], texts) {
        canvas.text(text, at: Point(x, y), .label, .ink, .right)
      }
      canvas.image(
        MapValues(rows: 1, columns: 1, [Float(cell.byte) / 255]), in: Rect(edges[3] + 4, y - 9, 18, 18))
    }
  }
}
