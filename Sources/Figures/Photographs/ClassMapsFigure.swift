import Canvas
import Insights
import Localization

/// Where in a photograph the network saw its first classes.
public struct ClassMapsFigure: CataloguedFigure {
  /// `class-maps`, of further photographs with their number.
  public var id: String { "class-maps" + study.suffix }
  let study: PhotographStudy

  /// One for each photograph, if the network's end tells.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.photographs?.studies.filter { !$0.maps.isEmpty }.map { Self(study: $0) } ?? []
  }

  /// Of which classes, and where the first was seen most.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (first, numbers) = (study.maps[0], strings.numbers)
    return try FigureWording(
      "class-maps", strings,
      [
        "name": study.preparation.name, "class": study.guesses[0].name,
        "classes": study.guesses.prefix(study.maps.count).map(\.name).joined(separator: numbers.listSeparator),
        "row": numbers.integer(first.strongest.row), "column": numbers.integer(first.strongest.column),
        "rows": numbers.integer(first.map.shape[0]), "columns": numbers.integer(first.map.shape[1]),
        "value": numbers.decimal(first.map[first.strongest.row, first.strongest.column]),
        "scores": zip(study.guesses, study.maps).map { "\($0.name) \(numbers.decimal($1.score))" }
          .joined(separator: numbers.listSeparator),
        "layer": study.mapLayer ?? "",
      ])
  }

  /// Two rows of pictures, the words of each class, the legend.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, head + side.height + 12 + mapSide.height + 22 + (try legend(strings)).size.height)
  }

  /// The photograph, then each class: what of the photograph speaks for it, and the map itself.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let step = (FigureMetrics.width - side.width) / Double(study.maps.count)
    canvas.text(study.preparation.name, at: Point(0, 0), .heading, width: side.width)
    canvas.photograph(ColourGrid(study.preparation.framed), in: Rect(at: Point(0, head), side))
    for (index, found) in study.maps.enumerated() {
      let left = Double(index + 1) * step
      let guess = study.guesses[index]
      canvas.text(guess.name, at: Point(left, 0), .heading, width: side.width)
      canvas.text(
        strings.numbers.output(guess.probability, isScore: study.measure == .scores), at: Point(left, head - 18),
        .label, .muted)
      canvas.photograph(ColourGrid(shading: study, found), in: Rect(at: Point(left, head), side))
      let frame = Rect(at: Point(left, head + side.height + 12), mapSide)
      canvas.heatMap(MapValues(found.map), in: frame, scale(""))
      canvas.lookHere(
        frame.cell(found.strongest.row, found.strongest.column, of: (found.map.shape[0], found.map.shape[1])))
      canvas.text(
        try strings("class-maps.score", ["score": strings.numbers.decimal(found.score)]),
        at: frame.bottom.moved(0, 4), .small, .muted, .top)
    }
    canvas.text(
      try strings("class-maps.spotlight"), at: Point(0, head + side.height + 14), .small, .muted, width: side.width)
    canvas.place(try legend(strings), at: Point(step, head + side.height + 12 + mapSide.height + 22))
  }
}

extension ClassMapsFigure {
  private var side: Size {
    .picture(rows: study.preparation.framed.rows, columns: study.preparation.framed.columns, longest: 160)
  }
  private var mapSide: Size {
    .picture(rows: study.maps[0].map.shape[0], columns: study.maps[0].map.shape[1], longest: 160)
  }
  /// Room for names in two lines and the probability.
  private var head: Double {
    let names = [study.preparation.name] + study.guesses.prefix(study.maps.count).map(\.name)
    return (names.map { TextStyle.heading.measure($0, width: side.width).height }.max() ?? 20) + 24
  }

  private func scale(_ scope: String) -> ColourScale {
    let ranges = study.maps.map(\.map.range)
    let low = ranges.map(\.lowerBound).min() ?? 0, high = ranges.map(\.upperBound).max() ?? 0
    return ColourScale(.activation, Double(low)...Double(high), scope: scope)
  }

  private func legend(_ strings: Strings) throws -> Legend {
    Legend(
      scale(try strings("maps.this-figure")), title: try strings("maps.activation"), length: 180, strings, places: 1)
  }
}
