import Canvas
import Insights
import Localization

/// A photograph as its file has it with the part that is kept, and that part in the size that the network reads.
public struct PhotographStepsFigure: CataloguedFigure {
  /// `photograph-steps`, of further photographs with their number.
  public var id: String { "photograph-steps" + study.suffix }
  let study: PhotographStudy

  /// One for each photograph.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.photographs?.studies.map { Self(study: $0) } ?? []
  }

  /// What was cut off and how large the rest became.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (value, numbers) = (study.preparation, strings.numbers)
    return try FigureWording(
      "photograph-steps", title: value.isCropped ? "title-cropped" : "title", strings,
      [
        "name": value.name, "width": numbers.integer(value.columns), "height": numbers.integer(value.rows),
        "keptWidth": numbers.integer(value.kept.columns), "keptHeight": numbers.integer(value.kept.rows),
        "columns": numbers.integer(value.framed.columns), "rows": numbers.integer(value.framed.rows),
      ])
  }

  /// Two pictures side by side.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + max(wholeSize.height, framedSize.height) + 28)
  }

  /// The file with the kept part outlined, an arrow, the framed picture; sizes below.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let (value, numbers) = (study.preparation, strings.numbers)
    func extents(_ columns: Int, _ rows: Int) -> String { "\(numbers.integer(columns)) × \(numbers.integer(rows))" }
    let height = max(wholeSize.height, framedSize.height)
    let whole = Rect(at: Point(0, Self.top + (height - wholeSize.height) / 2), wholeSize)
    canvas.text(try strings("photograph-steps.file"), at: Point(0, 0), .heading)
    canvas.photograph(ColourGrid(value.whole), in: whole)
    canvas.text(extents(value.columns, value.rows), at: whole.bottom.moved(0, 6), .label, .muted, .top)
    if value.isCropped {
      let shape = (rows: value.rows, columns: value.columns)
      canvas.lookHere(
        whole.cells(
          value.kept.top..<value.kept.top + value.kept.rows, value.kept.left..<value.kept.left + value.kept.columns,
          of: shape
        ).inset(2))
    }
    let framed = Rect(
      at: Point(FigureMetrics.width - framedSize.width, Self.top + (height - framedSize.height) / 2), framedSize)
    canvas.text(try strings("photograph-steps.framed"), at: Point(framed.minX, 0), .heading)
    canvas.photograph(ColourGrid(value.framed), in: framed)
    canvas.text(
      extents(value.framed.columns, value.framed.rows), at: framed.bottom.moved(0, 6), .label, .muted, .top)
    canvas.arrow(
      from: Point(whole.maxX + 14, Self.top + height / 2), to: Point(framed.minX - 14, Self.top + height / 2))
  }
}

extension PhotographStepsFigure {
  private static let top = 26.0
  private var framedSize: Size {
    .picture(rows: study.preparation.framed.rows, columns: study.preparation.framed.columns, longest: 224)
  }
  private var wholeSize: Size {
    .picture(rows: study.preparation.rows, columns: study.preparation.columns, longest: 360)
  }
}

extension PhotographStudy {
  /// What stands behind the names of the figures of further photographs: `-2`.
  var suffix: String { number == 1 ? "" : "-\(number)" }
}
