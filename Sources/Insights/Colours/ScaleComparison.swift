import Tensors

/// The maps of one layer for one image, to be drawn with one scale of colours and each with its own: how different their ranges
/// are decides how wrong the second picture is.
public struct ScaleComparison: Equatable, Sendable {
  /// One map.
  public struct Map: Equatable, Sendable {
    /// The index of its filter.
    public let filter: Int
    /// The values, `[rows, columns]`.
    public let values: Tensor
    /// The smallest and the largest of them.
    public var range: ClosedRange<Float> { values.range }
    /// How far they reach.
    public var spread: Float { range.upperBound - range.lowerBound }
  }

  /// The layer.
  public let layer: String
  /// The image.
  public let example: Experiment.Example
  /// The maps, in the order of their filters.
  public let maps: [Map]
  /// The positions in `maps` of the one that reaches least far, and of the one that reaches farthest.
  public let quietest, loudest: Int
  /// How many maps the layer has.
  public let total: Int

  /// The range of all maps.
  public var range: ClosedRange<Float> { maps.dropFirst().reduce(maps[0].range) { $0.union($1.range) } }
  /// How many times as far the farthest map reaches.
  public var ratio: Double { Double(maps[loudest].spread) / Double(maps[quietest].spread) }

  /// How many maps are drawn.
  static let limit = 8

  /// The layer and the image whose maps differ most; `nil` where no layer has two maps with different values in them.
  init?(_ experiment: Experiment, _ convolutions: [Convolution]) {
    var best: (convolution: Convolution, example: Int, ratio: Double)?
    for convolution in convolutions {
      for example in experiment.examples.indices {
        let spreads = Self.spreads(convolution, example).filter { $0 > 0 }
        guard let least = spreads.min(), let most = spreads.max(), spreads.count > 1 else { continue }
        let ratio = Double(most) / Double(least)
        if ratio > best?.ratio ?? 0 { best = (convolution, example, ratio) }
      }
    }
    guard let best else { return nil }
    let spreads = Self.spreads(best.convolution, best.example)
    let activation = best.convolution.activation.slice(best.example)
    let maps = Self.chosen(spreads).map { Map(filter: $0, values: activation.slice($0)) }
    (layer, example, self.maps) = (best.convolution.name, experiment.examples[best.example], maps)
    total = best.convolution.filterCount
    let spreading = maps.indices.filter { maps[$0].spread > 0 }
    quietest = spreading.min { (maps[$0].spread, $0) < (maps[$1].spread, $1) } ?? 0
    loudest = spreading.max { (maps[$0].spread, $1) < (maps[$1].spread, $0) } ?? 0
  }

  private static func spreads(_ convolution: Convolution, _ example: Int) -> [Float] {
    let maps = convolution.activation.slice(example)
    return (0..<convolution.filterCount).map {
      let range = maps.slice($0).range
      return range.upperBound - range.lowerBound
    }
  }

  /// All filters of a small layer; of a large one some at even distances from the quietest to the loudest.
  private static func chosen(_ spreads: [Float]) -> [Int] {
    guard spreads.count > limit else { return Array(spreads.indices) }
    let order = spreads.indices.filter { spreads[$0] > 0 }.sorted { (spreads[$0], $0) < (spreads[$1], $1) }
    guard order.count > limit else { return order.sorted() }
    return (0..<limit).map { order[$0 * (order.count - 1) / (limit - 1)] }.sorted()
  }
}
