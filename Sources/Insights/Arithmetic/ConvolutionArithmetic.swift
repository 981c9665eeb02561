import Engine
import Networks
import Tensors

/// The arithmetic of convolution on small grids of whole numbers, independent of any network; after V. Dumoulin and
/// F. Visin, "A guide to convolution arithmetic for deep learning", 2016.
public struct ConvolutionArithmetic: Equatable, Sendable {
  /// A kernel, and the same kernel turned by 180 degrees, over the same grid.
  public struct Turning: Equatable, Sendable {
    /// The name under which the strings describe it.
    public let name: String
    /// The kernel as it stands: correlation, which frameworks compute.
    public let correlation: GridConvolution
    /// The kernel turned: convolution, as mathematics has it.
    public let convolution: GridConvolution
    /// Whether both give the same.
    public var isEqual: Bool { correlation.output == convolution.output }
  }

  /// `valid`, `same` and `full` padding.
  public let paddings: [GridConvolution]
  /// Strides of 1, 2 and 3.
  public let strides: [GridConvolution]
  /// Dilations of 1, 2 and 3.
  public let dilations: [GridConvolution]
  /// Steps that do not fill the grid: nothing added, Keras's `same`, and a cell on either side.
  public let borders: [GridConvolution]
  /// Each cell stamps the kernel.
  public let transposed: GridTransposedConvolution
  /// A kernel that turning changes, and one that it does not.
  public let turnings: [Turning]

  /// Computes all examples; throws `InsightError.sumDisagrees` if a sum differs from the engine's.
  public init() throws {
    let (small, large, kernel) = (ArithmeticGrids.small, ArithmeticGrids.large, ArithmeticGrids.kernel)
    let start = Place(row: 0, column: 0)
    let all = Border(before: 2, after: 2)
    paddings = try [("valid", Padding.valid), ("same", .same), ("full", .explicit([all, all]))].map {
      try GridConvolution($0, input: small, kernel: kernel, padding: $1, followed: start)
    }
    strides = try [("one", 1), ("two", 2), ("three", 3)].map { name, step in
      try GridConvolution(
        name, input: large, kernel: kernel, strides: Extents(rows: step, columns: step),
        followed: Place(row: 1, column: 1))
    }
    dilations = try [("one", 1), ("two", 2), ("three", 3)].map { name, gap in
      try GridConvolution(
        name, input: large, kernel: kernel, dilation: Extents(rows: gap, columns: gap), followed: start)
    }
    let one = Border(before: 1, after: 1)
    let ends = [
      ("valid", Padding.valid, Place(row: 4, column: 4)), ("same", .same, Place(row: 5, column: 5)),
      ("both", .explicit([one, one]), start),
    ]
    borders = try ends.map { name, padding, place in
      try GridConvolution(
        name, input: ArithmeticGrids.odd, kernel: ArithmeticGrids.pair, padding: padding, strides: 2, followed: place)
    }
    transposed = try GridTransposedConvolution(
      input: ArithmeticGrids.tiny, kernel: kernel, stride: 2, followed: Place(row: 2, column: 2))
    turnings = try [("asymmetric", kernel), ("symmetric", ArithmeticGrids.symmetric)].map { name, kernel in
      let place = Place(row: 1, column: 1)
      return Turning(
        name: name, correlation: try GridConvolution(name, input: small, kernel: kernel, followed: place),
        convolution: try GridConvolution(name, input: small, kernel: kernel.turned, followed: place))
    }
  }
}

extension Tensor {
  /// A grid turned by 180 degrees.
  var turned: Tensor { Tensor(shape, values.reversed()) }
}
