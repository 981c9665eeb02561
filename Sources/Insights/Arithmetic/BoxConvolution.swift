import Networks
import Tensors

/// One kernel over a few whole numbers along one axis, two or three: what the engine computes, and one of the results worked out.
public struct BoxConvolution: Equatable, Sendable {
  /// The numbers, the weights, and what the engine computes, each with as many axes.
  public let input, kernel, output: Tensor
  /// The place of the result that is worked out.
  public let followed: [Int]
  /// The numbers under the kernel there, and their products with its weights, of the kernel's shape.
  public let patch, products: Tensor
  /// The products and their sum, held against the engine's number.
  public let sum: WorkedSum

  /// Lets the engine move a kernel over numbers, as a layer with one filter, no bias and no padding; throws
  /// `InsightError.sumDisagrees` if the result worked out is another, `NetworkError` if the kernel does not fit.
  public init(input: Tensor, kernel: Tensor, followed: [Int]) throws {
    let size = Extents(kernel.shape.dimensions)
    let layer: any Layer =
      switch kernel.shape.rank {
      case 1: Conv1D(filters: 1, kernelSize: size, useBias: false)
      case 2: Conv2D(filters: 1, kernelSize: size, useBias: false)
      default: Conv3D(filters: 1, kernelSize: size, useBias: false)
      }
    let network = try Network(
      name: "box", input: Shape([1] + input.shape.dimensions), layers: [NamedLayer("box", layer)])
    let weights = try Weights(
      [("box/kernel", kernel.reshaped(Shape(kernel.shape.dimensions + [1, 1])))], for: network)
    let computed = try network.inspect(input.reshaped(Shape([1, 1] + input.shape.dimensions)), weights: weights)
      .output(of: "box")
    output = computed.reshaped(Shape(Array(computed.shape.dimensions.dropFirst(2))))
    let offsets = places(in: kernel.shape.dimensions)
    patch = Tensor(kernel.shape, offsets.map { input.value(at: zip(followed, $0).map(+)) })
    products = Tensor(kernel.shape, zip(patch.values, kernel.values).map { $0 * $1 })
    sum = try WorkedSum(products.values, engine: output.value(at: followed), place: "the kernel at \(followed)")
    (self.input, self.kernel, self.followed) = (input, kernel, followed)
  }
}

extension Tensor {
  fileprivate func value(at place: [Int]) -> Float {
    values[zip(place, shape.dimensions).reduce(0) { $0 * $1.1 + $1.0 }]
  }
}
