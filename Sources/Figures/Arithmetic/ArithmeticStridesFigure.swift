import Canvas
import Insights
import Localization

/// The larger the steps, the smaller the result: strides of 1, 2 and 3.
public struct ArithmeticStridesFigure: CataloguedFigure {
  /// `arithmetic-strides`.
  public let id = "arithmetic-strides"
  let values: [GridConvolution]

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(values: explanation.arithmetic.strides)] }

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
