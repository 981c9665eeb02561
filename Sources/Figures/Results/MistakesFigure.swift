import Canvas
import Insights
import Localization

/// The test images that the network got wrong and was surest of.
public struct MistakesFigure: CataloguedFigure {
  /// `mistakes`.
  public let id = "mistakes"
  let value: Mistakes

  /// How many images stand beside each other.
  static let columns = 5

  /// One figure of a network that made mistakes.
  public static func figures(of explanation: Explanation) -> [MistakesFigure] {
    explanation.mistakes.shown.isEmpty ? [] : [MistakesFigure(value: explanation.mistakes)]
  }

  /// How many of how many were wrong, and how sure the network was of those shown.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let probabilities = value.shown.map(\.probability)
    let first = value.shown[0]
    let values = [
      "shown": numbers.integer(value.shown.count), "wrong": numbers.integer(value.wrong),
      "total": numbers.integer(value.total),
      "share": numbers.percent(Double(value.wrong) / Double(max(1, value.total))),
      "least": output(probabilities.min() ?? 0, numbers), "most": output(probabilities.max() ?? 0, numbers),
      "true": value.classes[first.example.label], "predicted": value.classes[first.predicted],
      "index": numbers.integer(first.example.index), "probability": output(first.probability, numbers),
    ]
    let key = value.areProbabilities ? id : "\(id).outputs"
    return try FigureWording(key, title: value.wrong > value.shown.count ? "title" : "title-all", strings, values)
  }

  /// As many rows as there are mistakes to show.
  public func size(_ strings: Strings) throws -> Size {
    let rows = (value.shown.count + MistakesFigure.columns - 1) / MistakesFigure.columns
    return Size(FigureMetrics.width, Double(rows) * (cell.height + 20) - 20)
  }

  /// Each image with its class, the answer, and how sure that was.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let columns = canvas.content.columns(MistakesFigure.columns, gap: 8)
    for (position, mistake) in value.shown.enumerated() {
      let row = Double(position / MistakesFigure.columns)
      let column = columns[position % MistakesFigure.columns]
      try draw(mistake, on: canvas, in: Rect(at: Point(column.minX, row * (cell.height + 20)), cell), strings)
    }
  }
}

extension MistakesFigure {
  private static let (side, barHeight, lines) = (84.0, 6.0, 40.0)

  /// A probability, or an output that is none.
  private func output(_ output: Float, _ numbers: NumberFormat) -> String {
    value.areProbabilities ? numbers.probability(output) : numbers.decimal(output)
  }

  private var cell: Size {
    let width = (FigureMetrics.width - 8 * Double(MistakesFigure.columns - 1)) / Double(MistakesFigure.columns)
    return Size(width, pictureHeight + MistakesFigure.lines)
  }

  /// What an image was taken for, and how surely.
  private func answer(_ mistake: Mistakes.Mistake, _ strings: Strings) throws -> String {
    try strings(
      "mistakes.labels.answer",
      [
        "true": value.classes[mistake.example.label], "predicted": value.classes[mistake.predicted],
        "probability": output(mistake.probability, strings.numbers),
      ])
  }

  /// Long names of classes take a smaller type.
  private func answerStyle(_ strings: Strings) throws -> TextStyle {
    let widest = TextStyle.heading.width(ofWidest: try value.shown.map { try answer($0, strings) })
    return widest > cell.width + 4 ? .small.bold : .heading
  }

  /// The height of an image.
  private var pictureHeight: Double {
    let bounds = Size(MistakesFigure.side, MistakesFigure.side)
    return value.shown.map { HeatMap(MapValues(image: $0.example.image), .image, fitting: bounds).size.height }.max()
      ?? MistakesFigure.side
  }

  private func draw(_ mistake: Mistakes.Mistake, on canvas: Canvas, in rect: Rect, _ strings: Strings) throws {
    let image = WholeImage(mistake.example.image, fitting: Size(MistakesFigure.side, MistakesFigure.side))
    let frame = Rect(rect.midX - image.size.width / 2, rect.minY, image.size.width, image.size.height)
    canvas.place(image, at: frame.origin)
    let names = [mistake.example.label, mistake.predicted].map { value.classes[$0] }
    let words = try answer(mistake, strings)
    canvas.text(words, at: Point(rect.midX, rect.minY + pictureHeight + 6), try answerStyle(strings), .ink, .top)
    let details = try strings(
      "mistakes.labels.details",
      [
        "true": names[0], "probability": output(mistake.probabilityOfLabel, strings.numbers),
        "index": strings.numbers.integer(mistake.example.index),
      ])
    canvas.text(details, at: Point(rect.midX, rect.minY + pictureHeight + 24), .small, .muted, .top)
  }
}
