import Canvas
import Insights
import Localization

/// What is put around a grid decides how large the result is: `valid`, `same` and `full` padding.
public struct ArithmeticPaddingFigure: CataloguedFigure {
  /// `arithmetic-padding`.
  public let id = "arithmetic-padding"
  let values: [GridConvolution]

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(values: explanation.arithmetic.paddings)] }

  /// The words around the figure, with the sizes and sums of all examples.
  public func wording(_ strings: Strings) throws -> FigureWording {
    try FigureWording(id, strings, ArithmeticWords(strings).values(values))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try ArithmeticPanels(id, values, cell: 23, strings).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    try ArithmeticPanels(id, values, cell: 23, strings).draw(on: canvas)
  }
}
