import Canvas
import Tensors

/// Which slices stand for a volume in one picture, and where: four beside each other, with a light line between them.
struct VolumeSlices {
  /// The numbers of the slices that are shown, at even distances.
  let shown: [Int]
  /// How many slices there are.
  let total: Int
  /// How many slices stand beside each other.
  let across: Int
  private let rows, columns: Int

  /// How many slices a picture shows at most.
  static let limit = 8
  private static let gap = 1

  /// The slices of a volume `[channels, slices, rows, columns]`.
  init(_ shape: Shape) {
    total = shape[1]
    let step = (total + Self.limit - 1) / Self.limit
    shown = Array(stride(from: (step - 1) / 2, to: total, by: step))
    across = min(4, shown.count)
    (rows, columns) = (shape[2], shape[3])
  }

  /// The rows and columns of the picture.
  var extents: (rows: Int, columns: Int) {
    let lines = (shown.count + across - 1) / across
    return (lines * (rows + Self.gap) - Self.gap, across * (columns + Self.gap) - Self.gap)
  }

  /// Where a slice begins.
  func origin(_ position: Int) -> (row: Int, column: Int) {
    (position / across * (rows + Self.gap), position % across * (columns + Self.gap))
  }
}

extension Shape {
  /// Rows and columns of the picture of an image of this shape, or of some slices of a volume.
  var picture: (rows: Int, columns: Int) { rank == 4 ? VolumeSlices(self).extents : (rows, columns) }
}

extension MapValues {
  /// Some slices of a volume as one picture; of several channels their mean.
  init(slicesOf volume: Tensor) {
    let (shape, slices) = (volume.shape, VolumeSlices(volume.shape))
    let (rows, columns) = slices.extents
    var values = [Float](repeating: 1, count: rows * columns)
    let area = shape[2] * shape[3]
    for (position, slice) in slices.shown.enumerated() {
      let origin = slices.origin(position)
      for cell in 0..<area {
        let sum = (0..<shape[0]).reduce(Float(0)) { $0 + volume.values[($1 * shape[1] + slice) * area + cell] }
        let place = (origin.row + cell / shape[3]) * columns + origin.column + cell % shape[3]
        values[place] = sum / Float(shape[0])
      }
    }
    self.init(rows: rows, columns: columns, values)
  }
}
