import Canvas
import Insights
import Localization

/// What happens to the last row and column where steps do not fill the grid.
public struct ArithmeticBorderFigure: CataloguedFigure {
  /// `arithmetic-border`.
  public let id = "arithmetic-border"
  let values: [GridConvolution]

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(values: explanation.arithmetic.borders)] }

  /// The words around the figure, with the sizes and sums of all examples.
  public func wording(_ strings: Strings) throws -> FigureWording {
    try FigureWording(id, strings, ArithmeticWords(strings).values(values))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try ArithmeticPanels(id, values, cell: 16, strings).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    try ArithmeticPanels(id, values, cell: 16, strings).draw(on: canvas)
  }
}
