import Engine
import Networks
import Tensors

/// One kernel over one small grid of whole numbers: what the engine computes, and one of its cells worked out.
public struct GridConvolution: Equatable, Sendable {
  /// A cell under the window, and the weight that lies on it.
  public struct Factor: Equatable, Sendable {
    /// The cell of the grid; outside of it where it is padding.
    public let place: Place
    /// The number in the cell; 0 for padding.
    public let cell: Float
    /// The weight on it.
    public let weight: Float
    /// Whether the cell is padding.
    public let isPadding: Bool
  }

  /// The name under which the strings describe it, such as `valid`.
  public let name: String
  /// The grid, `[rows, columns]`.
  public let input: Tensor
  /// The weights, `[rows, columns]`.
  public let kernel: Tensor
  /// How the kernel walks over the grid.
  public let window: Window
  /// What the engine computes, `[rows, columns]`.
  public let output: Tensor
  /// The cell of the output that is worked out.
  public let followed: Place
  /// What lies under the window there, row by row.
  public let factors: [Factor]
  /// The products and their sum, held against the engine's number.
  public let sum: WorkedSum

  /// Lets the engine convolve a grid, as a layer with one filter and no bias; throws `InsightError.sumDisagrees` if the
  /// cell worked out is another, `NetworkError` if the kernel does not fit.
  public init(
    _ name: String, input: Tensor, kernel: Tensor, padding: Padding = .valid, strides: Extents = 1,
    dilation: Extents = 1, followed: Place
  ) throws {
    let size = Extents(kernel.shape.dimensions)
    let layer = Conv2D(
      filters: 1, kernelSize: size, strides: strides, padding: padding, dilation: dilation, useBias: false)
    let maps = Shape([1] + input.shape.dimensions)
    let window = padding.window(size, strides: strides, dilation: dilation, over: maps)
    let output = try layer.computed(of: input, kernel: kernel)
    let factors = GridConvolution.factors(input, kernel, window, followed)
    sum = try WorkedSum(
      factors.map { $0.cell * $0.weight }, engine: output[followed.row, followed.column], place: "the grid '\(name)'")
    (self.name, self.input, self.kernel, self.window) = (name, input, kernel, window)
    (self.output, self.followed, self.factors) = (output, followed, factors)
  }

  private static func factors(_ input: Tensor, _ kernel: Tensor, _ window: Window, _ cell: Place) -> [Factor] {
    let top = cell.row * window.rowStride - window.padding.top
    let left = cell.column * window.columnStride - window.padding.left
    return (0..<kernel.shape[0]).flatMap { y in
      (0..<kernel.shape[1]).map { x in
        let place = Place(row: top + y * window.rowDilation, column: left + x * window.columnDilation)
        let isInside =
          (0..<input.shape[0]).contains(place.row) && (0..<input.shape[1]).contains(place.column)
        return Factor(
          place: place, cell: isInside ? input[place.row, place.column] : 0, weight: kernel[y, x],
          isPadding: !isInside)
      }
    }
  }
}

extension GridConvolution {
  /// How many rows and columns the grid has with its padding.
  public var paddedExtents: [Int] { zip(input.shape.dimensions, window.axes).map { $0 + $1.padding.total } }

  /// How many rows and columns of the padded grid the windows reach over; those after them are never read.
  public var reachedExtents: [Int] {
    zip(output.shape.dimensions, window.axes).map { ($0 - 1) * $1.stride + $1.reach }
  }
}

extension Layer {
  /// What a layer with one filter and no bias computes of a grid, `[rows, columns]`.
  func computed(of input: Tensor, kernel: Tensor) throws -> Tensor {
    let name = "grid"
    let network = try Network(
      name: name, input: Shape([1] + input.shape.dimensions), layers: [NamedLayer(name, self)])
    let weights = try Weights(
      [("\(name)/kernel", kernel.reshaped(Shape(kernel.shape.dimensions + [1, 1])))], for: network)
    let result = try network.inspect(
      input.reshaped(Shape([1, 1] + input.shape.dimensions)), weights: weights
    ).output(of: name)
    return result.reshaped(Shape(Array(result.shape.dimensions.suffix(2))))
  }
}
