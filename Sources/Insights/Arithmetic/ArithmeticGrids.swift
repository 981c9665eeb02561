import Tensors

/// The grids and kernels of the arithmetic: numbers so small that sums can be checked in the head.
enum ArithmeticGrids {
  /// Without any symmetry, so that a row taken for a column would be seen.
  static let large = Tensor(
    [7, 7],
    [
      1, 0, 2, 1, 3, 0, 1,
      0, 3, 1, 0, 2, 1, 0,
      2, 1, 0, 4, 1, 0, 2,
      0, 2, 1, 3, 0, 1, 1,
      1, 0, 2, 0, 1, 3, 0,
      3, 1, 0, 2, 1, 0, 2,
      0, 1, 1, 0, 2, 1, 3,
    ])
  /// The top left of the larger one.
  static let small = large.part(rows: 0..<5, columns: 0..<5)
  /// As many cells as the maps whose pooling drops a row in the lecture.
  static let odd = Tensor([11, 11], (0..<121).map { Float(($0 + 1) * 37 % 101 % 5) })
  static let tiny = Tensor([2, 2], [1, 2, 3, 4])
  /// No kernel that turning by 180 degrees would leave as it is.
  static let kernel = Tensor([3, 3], [1, 0, 2, 0, 1, 0, -1, 0, 3])
  static let symmetric = Tensor([3, 3], [0, 1, 0, 1, 2, 1, 0, 1, 0])
  static let pair = Tensor([2, 2], [1, 2, 3, 1])
}
