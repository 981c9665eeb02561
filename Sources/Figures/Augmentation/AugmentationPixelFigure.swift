import Canvas
import Insights
import Localization
import Tensors

/// One pixel of a turned picture: where it comes from, and the four pixels between which its value lies.
public struct AugmentationPixelFigure: CataloguedFigure {
  /// `augmentation-pixel`.
  public let id = "augmentation-pixel"
  let value: WorkedInterpolation

  private static let side = 196.0
  private static let headHeight = 24.0

  /// One figure of image data.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.augmentation?.pixel.map { [Self(value: $0)] } ?? []
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    return try FigureWording(
      id, strings,
      [
        "degrees": numbers.integer(Int(value.degrees)), "row": numbers.integer(value.place.row),
        "column": numbers.integer(value.place.column), "fromRow": numbers.decimal(value.source.row, places: 2),
        "fromColumn": numbers.decimal(value.source.column, places: 2),
        "sum": value.terms.map {
          "\(numbers.decimal($0.value, places: 3)) × \(numbers.decimal($0.weight, places: 3))"
        }.joined(separator: " + "), "total": numbers.decimal(value.sum.total, places: 3),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, Self.headHeight + Self.side + 4) }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let after = HeatMap(value.after, .image, side: Self.side)
    let target = canvas.place(after, at: Point(0, Self.headHeight))
    let pixel = target.cell(value.place.row, value.place.column, of: (value.after.shape[0], value.after.shape[1]))
    let before = HeatMap(value.before, .image, side: Self.side)
    let source = canvas.place(before, at: Point(Self.side + 40, Self.headHeight))
    let (top, left) = (value.terms[0].place.row, value.terms[0].place.column)
    let patch = source.cells(top..<top + 2, left..<left + 2, of: (value.before.shape[0], value.before.shape[1]))
    canvas.line(from: Point(pixel.maxX, pixel.midY), to: Point(patch.minX, patch.midY), .lookHere)
    canvas.lookHere(pixel)
    canvas.lookHere(patch)
    let grid = try drawGrid(beside: patch, on: canvas, strings)
    for (key, rect) in [("after", target), ("before", source), ("four", grid)] {
      canvas.text(try strings("\(id).heads.\(key)"), at: Point(rect.midX, 0), .label, .muted, .top)
    }
  }
}

extension AugmentationPixelFigure {
  /// The four pixels with their values, and the place between them that is asked for.
  private func drawGrid(beside patch: Rect, on canvas: Canvas, _ strings: Strings) throws -> Rect {
    let cell = 86.0
    let texts = value.terms.map { strings.numbers.decimal($0.value, places: 3) }
    let grid = NumberGrid(
      rows: 2, columns: 2, texts: texts, fills: MapValues(rows: 2, columns: 2, value.terms.map(\.value)),
      scale: .image, cell: cell, style: .heading)
    let rect = Rect(
      at: Point(FigureMetrics.width - grid.size.width, Self.headHeight + (Self.side - grid.size.height) / 2), grid.size)
    canvas.line(from: Point(patch.maxX, patch.minY), to: Point(rect.minX, rect.minY), .lookHere)
    canvas.line(from: Point(patch.maxX, patch.maxY), to: Point(rect.minX, rect.maxY), .lookHere)
    canvas.place(grid, at: rect.origin)
    // A value belongs to the middle of its pixel.
    let (first, from) = (value.terms[0].place, value.source)
    let x = rect.minX + (from.column - Double(first.column) + 0.5) * cell
    let y = rect.minY + (from.row - Double(first.row) + 0.5) * cell
    canvas.lookHere(Rect(x - 5, y - 5, 10, 10))
    return rect
  }
}
