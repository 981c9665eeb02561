import Engine
import Tensors

/// Makes maps of other extents, each new cell from the nearest ones.
public protocol ResamplingLayer: Layer {
  /// How new cells are made.
  var interpolation: Interpolation { get }

  /// Where the new cells of maps of these extents come from, along each axis.
  func resampledAxes(_ cells: [Int]) -> [ResampledAxis]
}

extension UpSamplingLayer {
  /// Each cell as often as the factor says, or as many new ones between the middles.
  public func resampledAxes(_ cells: [Int]) -> [ResampledAxis] {
    zip(cells, size.dimensions).map { ResampledAxis($0, repeating: $1, interpolation) }
  }
}
