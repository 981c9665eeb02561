import Datasets
import Engine
import Tensors

/// What well-known kernels see in a photograph.
public struct KernelGallery: Equatable, Sendable {
  /// A kernel made by hand, and what it answers.
  public struct Entry: Equatable, Sendable {
    /// The name under which the strings describe it, such as `sobel-horizontal`.
    public let name: String
    /// The weights, `[3, 3]`: `integers` divided by `divisor`.
    public let kernel: Tensor
    /// The weights as whole numbers, `[3, 3]`.
    public let integers: Tensor
    /// What the whole numbers are divided by.
    public let divisor: Int
    /// The photograph convolved with it, `[rows, columns]`, signed, not clipped.
    public let response: Tensor
    /// The place of the strongest answer, worked out.
    public let strongest: Place
    /// The pixels under the kernel there, `[3, 3]`.
    public let patch: Tensor
    /// The nine products and their sum.
    public let sum: WorkedSum
  }

  /// The part of the photograph that is looked at, grey from 0 to 255, `[rows, columns]`.
  public let photograph: Tensor
  /// One entry for each kernel.
  public let entries: [Entry]

  /// The kernels: first the lecture's three, then the classics of image processing; every weight is divided by `divisor`.
  public static let kernels: [(name: String, values: [Float], divisor: Int)] = [
    ("lecture-diagonal", [5, 0, -5, 0, 0, 0, -5, 0, 5], 1),
    ("sobel-horizontal", [-1, -2, -1, 0, 0, 0, 1, 2, 1], 1),
    ("sobel-vertical", [1, 0, -1, 2, 0, -2, 1, 0, -1], 1),
    ("identity", [0, 0, 0, 0, 1, 0, 0, 0, 0], 1),
    ("box-blur", [1, 1, 1, 1, 1, 1, 1, 1, 1], 9),
    ("gaussian", [1, 2, 1, 2, 4, 2, 1, 2, 1], 16),
    ("sharpen", [0, -1, 0, -1, 5, -1, 0, -1, 0], 1),
    ("laplacian", [0, 1, 0, 1, -4, 1, 0, 1, 0], 1),
    ("emboss", [-2, -1, 0, -1, 1, 1, 0, 1, 2], 1),
  ]

  /// Where the man's head and his camera are in the photograph that comes with the program.
  private static let view = (rows: 60..<206, columns: 184..<330)

  /// Convolves a part of a photograph (grey, 0 to 255, `[rows, columns]`) with every kernel; the border is left out, as
  /// with valid padding. A photograph too small for that part is taken whole.
  public init(photograph: Tensor) {
    let view = KernelGallery.view
    let isLarge = photograph.shape[0] >= view.rows.upperBound && photograph.shape[1] >= view.columns.upperBound
    let part = isLarge ? photograph.part(rows: view.rows, columns: view.columns) : photograph
    self.photograph = part
    entries = KernelGallery.kernels.map { Entry(name: $0, integers: $1, divisor: $2, photograph: part) }
  }
}

extension KernelGallery.Entry {
  fileprivate init(name: String, integers: [Float], divisor: Int, photograph: Tensor) {
    let kernel = Tensor([3, 3], integers.map { $0 / Float(divisor) })
    let output: Shape = [photograph.shape[0] - 2, photograph.shape[1] - 2]
    let window = Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1)
    let response = correlate(photograph, kernel, window: window, output: output)
    let index = response.values.indices.max { abs(response.values[$0]) < abs(response.values[$1]) } ?? 0
    self.response = response
    strongest = Place(row: index / output[1], column: index % output[1])
    patch = photograph.part(
      rows: strongest.row..<strongest.row + 3, columns: strongest.column..<strongest.column + 3)
    sum = WorkedSum(exactly: zip(patch.values, kernel.values).map { $0 * $1 })
    (self.name, self.kernel, self.divisor) = (name, kernel, divisor)
    self.integers = Tensor([3, 3], integers)
  }
}

/// The sum that the lecture works out by hand: one patch of nine pixels under the sharpening kernel gives 89.
public struct WorkedConvolution: Equatable, Sendable {
  /// The pixels, `[3, 3]`.
  public let patch: Tensor
  /// The weights, `[3, 3]`.
  public let kernel: Tensor
  /// Pixel times weight, `[3, 3]`.
  public let products: Tensor
  /// The nine products and their sum.
  public let sum: WorkedSum

  /// Multiplies a patch with a kernel of the same shape.
  public init(patch: Tensor, kernel: Tensor) {
    (self.patch, self.kernel) = (patch, kernel)
    products = Tensor(kernel.shape, zip(patch.values, kernel.values).map { $0 * $1 })
    sum = WorkedSum(exactly: products.values)
  }

  /// The lecture's own numbers.
  public static let lecture = WorkedConvolution(
    patch: Tensor([3, 3], [105, 102, 100, 103, 99, 103, 101, 98, 104]),
    kernel: Tensor([3, 3], [0, -1, 0, -1, 5, -1, 0, -1, 0]))
}
