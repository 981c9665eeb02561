import Canvas
import Localization
import Tensors

extension MapValues {
  /// A map on its way to grey: the lower end of a range becomes 0, the upper end 1, as plotting programs do it.
  init(_ tensor: Tensor, stretching range: ClosedRange<Float>) {
    let width = range.upperBound - range.lowerBound
    self.init(
      rows: tensor.shape[0], columns: tensor.shape[1],
      tensor.values.map { width > 0 ? ($0 - range.lowerBound) / width : 0 })
  }
}

extension Canvas {
  /// A bar from black to white with the numbers at its ends; says where its lower edge is.
  @discardableResult
  func greyBar(_ from: String, _ to: String, at origin: Point, width: Double) -> Double {
    let bar = Rect(origin.x, origin.y, width, 8)
    image(MapValues(rows: 1, columns: 64, (0..<64).map { Float($0) / 63 }), in: bar)
    let left = text(from, at: Point(bar.minX, bar.maxY + 3), .small)
    // Two long numbers under a short bar stand below each other.
    let fits = left.width + measure(to, .small).width + 4 <= width
    return text(to, at: Point(bar.maxX, fits ? bar.maxY + 3 : left.maxY), .small, .ink, .topRight).maxY
  }
}
