import Canvas
import Insights

/// What each pixel counts for the cell that sees most, drawn on the image itself: squares whose area is the absolute gradient.
struct MeasuredDots {
  /// The level whose gradient is drawn, the last that was measured.
  let level: NestedFields.Level
  private let index: Int
  private let values: MapValues
  private let layout: ReceptiveFieldLayout

  /// Below this side of a pixel, dots of several sizes cannot be told apart.
  private static let leastCell = 6.0

  /// Fails where nothing was measured, where the gradient is 0 everywhere, and where the pixels are too small.
  init?(_ fields: NestedFields, _ layout: ReceptiveFieldLayout) {
    guard let (index, level) = MeasuredPieces.levels(fields).last, let measured = level.measured, measured.count > 0
    else { return nil }
    (self.level, self.index, self.layout) = (level, index, layout)
    values = MapValues(measured.gradient)
    guard values.rows > 1, layout.image.width / Double(values.columns) >= Self.leastCell else { return nil }
  }

  func draw(on canvas: Canvas) {
    let largest = Double(values.values.max() ?? 0)
    for (place, value) in values.values.enumerated() where value > 0 {
      let cell = layout.image.cell(place / values.columns, place % values.columns, of: values.shape)
      let side = max(2, cell.width * 0.8 * (Double(value) / largest).squareRoot())
      canvas.rectangle(cell.inset((cell.width - side) / 2), fill: .category(index))
    }
  }
}
