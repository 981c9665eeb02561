import Datasets
import Tensors

/// Convolution over data that are no images: the same sum along one axis and along three, on numbers so small that they can be
/// checked in the head, and a few signals and volumes that the program makes.
public struct BeyondImages: Equatable, Sendable {
  /// A kernel that asks how much a signal grows, over a signal with a spike.
  public let signal: BoxConvolution
  /// A kernel of 3 × 3 × 3 weights over a cube of 4 × 4 × 4 cells.
  public let cube: BoxConvolution
  /// The first signal and the first volume of each class, with the name of the class.
  public let signals, volumes: [Sample]

  /// An example of a data set.
  public struct Sample: Equatable, Sendable {
    /// The name of its class.
    public let label: String
    /// `[channels, steps]` or `[channels, slices, rows, columns]`.
    public let values: Tensor
  }

  /// Computes the examples; throws `InsightError.sumDisagrees` if a sum differs from the engine's.
  public init() throws {
    signal = try BoxConvolution(
      input: Tensor([14], [2, 2, 3, 2, 2, 8, 9, 4, 1, 2, 2, 3, 2, 2]), kernel: Tensor([3], [-1, 0, 1]), followed: [4])
    // Dark in the first slices, bright in the last ones, and nowhere the same.
    let cells = (0..<64).map { (index: Int) -> Float in Float(index / 16 + (index * 37 + 11) % 101 % 3) }
    cube = try BoxConvolution(
      input: Tensor([4, 4, 4], cells),
      kernel: Tensor(
        [3, 3, 3],
        [
          0, -1, 0, -1, -1, -1, 0, -1, 0,
          0, 0, 0, 0, 1, 0, 0, 0, 0,
          0, 1, 0, 1, 1, 1, 0, 1, 0,
        ]), followed: [0, 1, 0])
    (signals, volumes) = (BeyondImages.samples(.signals), BeyondImages.samples(.volumes))
  }

  private static func samples(_ data: GeneratedData) -> [Sample] {
    let examples = data.first(30)
    return data.classes.indices.compactMap { label in
      examples.labels.firstIndex(of: UInt16(label)).map {
        Sample(label: data.classes[label], values: examples.tensor([$0]).slice(0))
      }
    }
  }
}
