import Networks
import Tensors

/// What the gradient says of a cell's receptive field: the cells of the image whose change moves the value.
///
/// On one image that is a part of the field: a rectifier that is closed and a pixel that wins no pooling window let nothing
/// through. Other images open other ways; over many the whole field is reached.
public struct MeasuredField: Sendable {
  /// The absolute gradient of the cell's value for the image that is followed, added up over the image's channels, of the extents
  /// of the image.
  public let gradient: Tensor
  /// The mean absolute gradient of a mixture of all channels of the cell over images of noise and examples.
  public let mean: Tensor

  /// How many images of noise and how many examples are looked at.
  package static let (noiseCount, exampleCount) = (16, 10)

  /// How many cells of the image move the value on the image that is followed.
  public var count: Int { gradient.values.count { $0 != 0 } }

  /// The smallest box that holds the cells that move the value on the image that is followed; `nil` if none does.
  public var extent: [Range<Int>]? { gradient.extent }

  /// The same for any of many images.
  public var reached: [Range<Int>]? { mean.extent }

  /// How much of the mean gradient lies in the middle half, along each axis, of some ranges, and which share of their cells that is:
  /// the effective receptive field (Luo et al., "Understanding the Effective Receptive Field in Deep Convolutional Neural
  /// Networks", 2016) is smaller than the field, as its middle has more ways to the value.
  public func middle(of ranges: [Range<Int>]) -> (gradient: Double, cells: Double) {
    let inner = ranges.map { $0.lowerBound + $0.count / 4..<$0.upperBound - $0.count / 4 }
    let all = places(in: mean.shape.dimensions)
    var sums = (inside: 0.0, all: 0.0)
    for (place, value) in zip(all, mean.values) {
      sums.all += Double(value)
      if zip(place, inner).allSatisfy({ $1.contains($0) }) { sums.inside += Double(value) }
    }
    func size(_ ranges: [Range<Int>]) -> Double { ranges.reduce(1) { $0 * Double($1.count) } }
    return (sums.all > 0 ? sums.inside / sums.all : 0, size(inner) / max(1, size(ranges)))
  }

  /// Measures cells of layers.
  static func measure(_ cells: [(name: String, cell: MapCell)], in experiment: Experiment) throws -> [MeasuredField] {
    let network = experiment.network
    let images = experiment.examples.prefix(exampleCount).map(\.image) + noise(network.inputs[0].shape)
    let perCell = 1 + images.count
    let probes = cells.enumerated().flatMap { index, found -> [GradientProbe] in
      guard let shape = network.shape(of: found.name) else { return [] }
      let hero = GradientProbe(
        node: found.name, image: experiment.examples[experiment.hero].image, mixture: shape.one(at: found.cell))
      let mixture = shape.mixture(at: found.cell, seed: UInt64(index))
      return [hero] + images.map { GradientProbe(node: found.name, image: $0, mixture: mixture) }
    }
    let gradients = try network.inputGradients(of: probes, weights: experiment.weights).map(\.sizes)
    return cells.indices.map { index in
      let own = gradients[index * perCell..<(index + 1) * perCell]
      var mean = Tensor(own[own.startIndex].shape)
      for gradient in own.dropFirst() {
        for place in mean.values.indices { mean.values[place] += gradient.values[place] / Float(perCell - 1) }
      }
      return MeasuredField(gradient: own[own.startIndex], mean: mean)
    }
  }

  private static func noise(_ shape: Shape) -> [Tensor] {
    var random = RandomGenerator(seed: 1, stream: "receptive field")
    return (0..<noiseCount).map { _ in
      Tensor(shape, (0..<shape.count).map { _ in Float(random.next() >> 40) / Float(1 << 24) })
    }
  }
}

extension Shape {
  /// 1 at a cell, else 0.
  fileprivate func one(at cell: MapCell) -> Tensor {
    var tensor = Tensor(self)
    if let index = index(of: cell) { tensor.values[index] = 1 }
    return tensor
  }

  /// Random numbers at the cell in all maps, else 0; of a vector at all places. So the channels do not take each other's
  /// place, as they would in the sum of a softmax.
  fileprivate func mixture(at cell: MapCell, seed: UInt64) -> Tensor {
    var random = RandomGenerator(seed: seed, stream: "mixture")
    var tensor = Tensor(self)
    for channel in 0..<channels {
      guard let index = index(of: MapCell(channel: channel, place: cell.place)) else { continue }
      tensor.values[index] = 0.5 + Float(random.next() >> 40) / Float(1 << 24)
    }
    return tensor
  }
}

extension Tensor {
  /// The sizes of a gradient, added up over its channels: the extents of the maps.
  fileprivate var sizes: Tensor {
    var result = Tensor(Shape(shape.cells))
    for (index, value) in values.enumerated() { result.values[index % result.count] += abs(value) }
    return result
  }

  /// The smallest box that holds all values but zeros; `nil` if there are none.
  fileprivate var extent: [Range<Int>]? {
    var box: [Range<Int>]?
    for (place, value) in zip(places(in: shape.dimensions), values) where value != 0 {
      let cell = place.map { $0..<$0 + 1 }
      box =
        box.map { zip($0, cell).map { min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound) } } ?? cell
    }
    return box
  }
}
