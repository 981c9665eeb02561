import Canvas
import Insights
import Localization

/// Three images and, in another order, the map that one filter made of each.
public struct WhoseMapFigure: CataloguedFigure {
  /// `whose-map`.
  public let id = "whose-map"
  let value: WhoseMapExercise
  let experiment: Experiment
  let found: ConvolutionExplanation

  /// One, if the network has a convolution in whose maps something can be recognised.
  public static func figures(of explanation: Explanation) -> [WhoseMapFigure] {
    let exercises = explanation.exercises.pages.flatMap(\.exercises).compactMap { $0 as? WhoseMapExercise }
    return exercises.compactMap { value in
      explanation.convolutions.first { $0.convolution.name == value.layer }
        .map { WhoseMapFigure(value: value, experiment: explanation.experiment, found: $0) }
    }
  }

  /// The words around the figure, which do not give the answer away.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let maps = try zip(LetteredRow.letters, value.order).map { letter, example in
      let map = value.maps[example]
      let strongest = map.indexOfMaximum ?? 0
      return try strings(
        "whose-map.map",
        [
          "letter": letter, "row": numbers.integer(strongest / map.shape[1]),
          "column": numbers.integer(strongest % map.shape[1]), "value": numbers.decimal(map.range.upperBound),
        ])
    }
    return try FigureWording(
      id, strings,
      [
        "layer": value.layer, "filter": numbers.integer(value.filter), "maps": maps.joined(separator: " "),
        "images": try value.examples.map { try name($0, strings) }.joined(separator: ", "),
        "rows": numbers.integer(value.maps[0].shape[0]), "columns": numbers.integer(value.maps[0].shape[1]),
      ])
  }

  /// Two rows and a legend.
  public func size(_ strings: Strings) throws -> Size { try column(strings).size }

  /// The images above, the maps below.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { canvas.place(try column(strings), at: Point(0, 0)) }

  private func column(_ strings: Strings) throws -> Column {
    let images = try value.examples.map { example in
      Column(
        [
          TextBlock(try name(example, strings), .label),
          WholeImage(experiment.examples[example].image, fitting: LetteredRow.bounds),
        ], gap: 8)
    }
    let style = ConvolutionStyle(found, strings)
    let scale = try style.blockScale()
    let maps = zip(LetteredRow.letters, value.order).map { letter, example in
      Column(
        [
          HeatMap(MapValues(value.maps[example]), scale, fitting: LetteredRow.bounds),
          TextBlock(letter, .heading),
        ], gap: 8)
    }
    return Column(
      [Table([images, maps], columnGap: 32, rowGap: 24), try style.blockLegend(length: 160)], gap: 16)
  }

  private func name(_ example: Int, _ strings: Strings) throws -> String {
    let found = experiment.examples[example]
    return try strings(
      "whose-map.image",
      ["class": experiment.dataset.classes[found.label], "index": strings.numbers.integer(found.index)])
  }
}

extension LetteredRow {
  /// The square into which a picture fits.
  static var bounds: Size { Size(side, side) }
}
