import Engine
import Networks
import Tensors

/// A transposed convolution of a small grid of whole numbers: each cell stamps the kernel, times its number, and what
/// overlaps is added.
public struct GridTransposedConvolution: Equatable, Sendable {
  /// What one cell writes.
  public struct Stamp: Equatable, Sendable {
    /// The cell of the input.
    public let source: Place
    /// The number in it.
    public let factor: Float
    /// Where in the output the stamp begins.
    public let origin: Place
    /// The kernel times the number, `[rows, columns]`.
    public let values: Tensor
  }

  /// What one cell adds to the cell that is worked out.
  public struct Contribution: Equatable, Sendable {
    /// The number of the input.
    public let cell: Float
    /// The weight that reaches the cell of the output.
    public let weight: Float
  }

  /// The grid, `[rows, columns]`.
  public let input: Tensor
  /// The weights, `[rows, columns]`.
  public let kernel: Tensor
  /// How far apart the stamps lie.
  public let stride: Int
  /// What the engine computes with `valid` padding, `[rows, columns]`.
  public let output: Tensor
  /// What it computes with `same` padding: the rows and columns after the last step are cut off.
  public let sameOutput: Tensor
  /// One stamp for each cell of the input, row by row.
  public let stamps: [Stamp]
  /// The cell of the output that is worked out.
  public let followed: Place
  /// What is added there, in the order of the stamps.
  public let contributions: [Contribution]
  /// The products and their sum, held against the engine's number.
  public let sum: WorkedSum

  /// Lets the engine spread a grid, as a layer with one filter and no bias; throws `InsightError.sumDisagrees` if the cell
  /// worked out is another.
  public init(input: Tensor, kernel: Tensor, stride: Int, followed: Place) throws {
    func layer(_ padding: Padding) -> Conv2DTranspose {
      Conv2DTranspose(
        filters: 1, kernelSize: Extents(kernel.shape.dimensions), strides: Extents(rows: stride, columns: stride),
        padding: padding, useBias: false)
    }
    let output = try layer(.valid).computed(of: input, kernel: kernel)
    sameOutput = try layer(.same).computed(of: input, kernel: kernel)
    let stamps = (0..<input.count).map { index in
      let source = Place(row: index / input.shape[1], column: index % input.shape[1])
      let factor = input[source.row, source.column]
      return Stamp(
        source: source, factor: factor, origin: Place(row: source.row * stride, column: source.column * stride),
        values: Tensor(kernel.shape, kernel.values.map { $0 * factor }))
    }
    let contributions = stamps.compactMap { stamp -> Contribution? in
      let (row, column) = (followed.row - stamp.origin.row, followed.column - stamp.origin.column)
      guard (0..<kernel.shape[0]).contains(row), (0..<kernel.shape[1]).contains(column) else { return nil }
      return Contribution(cell: stamp.factor, weight: kernel[row, column])
    }
    sum = try WorkedSum(
      contributions.map { $0.cell * $0.weight }, engine: output[followed.row, followed.column],
      place: "the grid of the transposed convolution")
    (self.input, self.kernel, self.stride, self.output) = (input, kernel, stride, output)
    (self.stamps, self.followed, self.contributions) = (stamps, followed, contributions)
  }
}
