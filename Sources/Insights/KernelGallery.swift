import Datasets
import Engine
import Tensors

/// What well-known kernels see in a photograph.
public struct KernelGallery: Equatable, Sendable {
  /// A kernel made by hand, and what it answers.
  public struct Entry: Equatable, Sendable {
    /// The name under which the strings describe it, such as `sobel-horizontal`.
    public let name: String
    /// The weights, `[3, 3]`.
    public let kernel: Tensor
    /// The photograph convolved with it, `[rows, columns]`, signed, not clipped.
    public let response: Tensor
    /// The place of the strongest answer, worked out.
    public let strongest: Place
    /// The pixels under the kernel there, `[3, 3]`.
    public let patch: Tensor
    /// The nine products and their sum.
    public let sum: WorkedSum
  }

  /// The photograph, grey from 0 to 255, `[rows, columns]`.
  public let photograph: Tensor
  /// One entry for each kernel.
  public let entries: [Entry]

  /// The kernels: first the lecture's three, then the classics of image processing.
  public static let kernels: [(name: String, values: [Float])] = [
    ("lecture-diagonal", [5, 0, -5, 0, 0, 0, -5, 0, 5]),
    ("sobel-horizontal", [-1, -2, -1, 0, 0, 0, 1, 2, 1]),
    ("sobel-vertical", [1, 0, -1, 2, 0, -2, 1, 0, -1]),
    ("identity", [0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ("box-blur", [Float](repeating: 1 / 9, count: 9)),
    ("gaussian", [1, 2, 1, 2, 4, 2, 1, 2, 1].map { $0 / 16 }),
    ("sharpen", [0, -1, 0, -1, 5, -1, 0, -1, 0]),
    ("laplacian", [0, 1, 0, 1, -4, 1, 0, 1, 0]),
    ("emboss", [-2, -1, 0, -1, 1, 1, 0, 1, 2]),
  ]

  /// Convolves a photograph (grey, 0 to 255, `[rows, columns]`) with every kernel; the border is left out, as with valid padding.
  public init(photograph: Tensor) {
    self.photograph = photograph
    let output: Shape = [photograph.shape[0] - 2, photograph.shape[1] - 2]
    let window = Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1)
    entries = KernelGallery.kernels.map { name, values in
      let kernel = Tensor([3, 3], values)
      let response = correlate(photograph, kernel, window: window, output: output)
      let index = response.values.indices.max { abs(response.values[$0]) < abs(response.values[$1]) } ?? 0
      let (row, column) = (index / output[1], index % output[1])
      var patch = Tensor([3, 3])
      for y in 0..<3 { for x in 0..<3 { patch[y, x] = photograph[row + y, column + x] } }
      return Entry(
        name: name, kernel: kernel, response: response, strongest: Place(row: row, column: column), patch: patch,
        sum: WorkedSum(exactly: zip(patch.values, values).map { $0 * $1 }))
    }
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
