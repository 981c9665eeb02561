import Canvas
import Insights
import Localization

/// Gaps between the cells of a window let nine weights reach farther: dilations of 1, 2 and 3.
public struct ArithmeticDilationFigure: CataloguedFigure {
  /// `arithmetic-dilation`.
  public let id = "arithmetic-dilation"
  let values: [GridConvolution]

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(values: explanation.arithmetic.dilations)] }

  /// The words around the figure, with the sizes and sums of all examples.
  public func wording(_ strings: Strings) throws -> FigureWording {
    try FigureWording(id, strings, ArithmeticWords(strings).values(values))
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size { try ArithmeticPanels(id, values, cell: 27, strings).size }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    try ArithmeticPanels(id, values, cell: 27, strings).draw(on: canvas)
  }
}
