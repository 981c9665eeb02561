import Canvas
import Insights
import Localization

/// A photograph and the classes that the network finds most probable.
public struct PhotographAnswerFigure: CataloguedFigure {
  /// `photograph-answer`, of further photographs with their number.
  public var id: String { "photograph-answer" + study.suffix }
  let study: PhotographStudy
  let classCount: Int

  /// One for each photograph.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.photographs?.studies.map {
      Self(study: $0, classCount: explanation.experiment.dataset.classes.count)
    } ?? []
  }

  /// The answer, how sure it is, and what is left for all other classes.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (first, numbers) = (study.guesses[0], strings.numbers)
    let rest = 1 - study.guesses.reduce(0.0) { $0 + Double($1.probability) }
    let list = study.guesses.map { "\($0.name) \(output($0, strings))" }
    let isComplete = classCount == study.guesses.count
    let kind =
      switch study.measure {
      case .probabilities: isComplete ? "all" : "first"
      case .independent: "independent"
      case .scores: "scores"
      }
    return try FigureWording(
      "photograph-answer.\(kind)", strings,
      [
        "name": study.preparation.name, "class": first.name,
        "probability": output(first, strings), "count": numbers.integer(study.guesses.count),
        "total": numbers.integer(classCount),
        "others": numbers.integer(classCount - study.guesses.count), "rest": numbers.certainty(max(0, rest)),
        "list": list.joined(separator: numbers.listSeparator),
      ])
  }

  /// As high as the picture.
  public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, max(picture.height, 190)) }

  /// The picture at the left, the bars at the right.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let height = max(picture.height, 190)
    canvas.photograph(
      ColourGrid(study.preparation.framed), in: Rect(at: Point(0, (height - picture.height) / 2), picture))
    let bars = study.guesses.enumerated().map { place, guess in
      Bar(
        Double(guess.probability), label: "", text: output(guess, strings),
        place == 0 ? .accent : .muted)
    }
    let left = picture.width + 32
    let area = Rect(left, 0, FigureMetrics.width - left, height)
    // Few bars are not as thick as to fill the height.
    let rows = area.inset(0, 8).rows(max(bars.count, 3), gap: 24).prefix(bars.count)
    let filled = Rect(left, rows[0].minY, area.width, rows[rows.count - 1].maxY - rows[0].minY)
    let frames = canvas.bars(bars, in: filled, range: study.measure == .scores ? nil : 0...1, gap: 24)
    // Names may be long, so they stand above their bars.
    for (guess, frame) in zip(study.guesses, frames) {
      canvas.text(
        guess.name.shortened(to: area.width, .label), at: Point(left + 2, frame.minY - 2), .label, .ink, .bottomLeft)
    }
  }

  private func output(_ guess: PhotographStudy.Guess, _ strings: Strings) -> String {
    strings.numbers.output(guess.probability, isScore: study.measure == .scores)
  }

  private var picture: Size {
    .picture(rows: study.preparation.framed.rows, columns: study.preparation.framed.columns, longest: 224)
  }
}
