import Canvas
import Tensors

extension MapValues {
  /// An image of shape [channels, rows, columns] as grey: of red, green and blue their luma (ITU-R BT.709), else the mean.
  ///
  /// Of a volume `[channels, slices, rows, columns]` some of its slices beside and below each other.
  init(image: Tensor) {
    if image.shape.rank == 4 {
      self.init(slicesOf: image)
      return
    }
    let shape = image.shape
    guard shape.channels > 1 else {
      self.init(image, channel: 0)
      return
    }
    let weights: [Float] =
      shape.channels == 3
      ? [0.2126, 0.7152, 0.0722] : [Float](repeating: 1 / Float(shape.channels), count: shape.channels)
    let cells = shape.rows * shape.columns
    self.init(
      rows: shape.rows, columns: shape.columns,
      (0..<cells).map { cell in
        weights.indices.reduce(0) { $0 + weights[$1] * image.values[$1 * cells + cell] }
      })
  }
}
