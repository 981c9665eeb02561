import Canvas
import Insights
import Localization

/// Three pictures of one filter in random order: its weights, its sums before the activation function, and what comes after.
public struct WhichPictureFigure: CataloguedFigure {
  /// `which-picture`.
  public let id = "which-picture"
  let value: WhichPictureExercise
  let found: ConvolutionExplanation

  /// One, if the network has a convolution whose function changes something that can be seen.
  public static func figures(of explanation: Explanation) -> [WhichPictureFigure] {
    let exercises = explanation.exercises.pages.flatMap(\.exercises).compactMap { $0 as? WhichPictureExercise }
    return exercises.compactMap { value in
      explanation.convolutions.first { $0.convolution.name == value.layer }
        .map { WhichPictureFigure(value: value, found: $0) }
    }
  }

  /// The words around the figure, which do not give the answer away.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let pictures = try zip(LetteredRow.letters, value.pictures).map { letter, picture in
      let (least, greatest) = (picture.values.range.lowerBound, picture.values.range.upperBound)
      return try strings(
        "which-picture.picture",
        [
          "letter": letter, "rows": numbers.integer(picture.values.shape[0]),
          "columns": numbers.integer(picture.values.shape[1]), "least": numbers.decimal(least),
          "greatest": numbers.decimal(greatest),
        ])
    }
    return try FigureWording(
      id, strings,
      [
        "layer": value.layer, "filter": numbers.integer(value.filter), "pictures": pictures.joined(separator: " "),
      ])
  }

  /// Three panels beside each other.
  public func size(_ strings: Strings) throws -> Size { try row(strings).size }

  /// A letter above each panel, a legend below it.
  public func draw(on canvas: Canvas, _ strings: Strings) throws { canvas.place(try row(strings), at: Point(0, 0)) }

  private func row(_ strings: Strings) throws -> LetteredRow {
    let style = ConvolutionStyle(found, strings)
    return LetteredRow(
      try value.pictures.map { picture in
        let scale =
          switch picture.content {
          case .weights: try style.weightScale()
          case .activations: try style.blockScale()
          case .preActivations: try preActivationScale(style)
          }
        return LetteredRow.Panel(
          heat: HeatMap(picture.values, scale, side: LetteredRow.side),
          legend: Legend(scale, length: 110, strings, places: picture.content == .weights ? style.weightPlaces : 2))
      })
  }

  /// The scale of the block, or one of its own where the function makes numbers of another size.
  private func preActivationScale(_ style: ConvolutionStyle) throws -> ColourScale {
    let (range, block) = (found.convolution.preActivationRange, found.convolution.blockRange)
    guard range != block else { return try style.blockScale() }
    return ColourScale(
      .activation, Double(range.lowerBound)...Double(range.upperBound), scope: try style.word("this-layer"))
  }
}
