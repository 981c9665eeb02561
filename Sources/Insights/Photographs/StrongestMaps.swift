import Networks
import Tensors

/// The maps of one layer that are strongest for an image.
public struct StrongestMaps: Sendable {
  /// The layer's name and Keras's name of its kind.
  public let layer, kind: String
  /// The shape of what it hands on, `[channels, rows, columns]`.
  public let shape: Shape
  /// The maps that are shown, the one with the largest mean first.
  public let maps: [Shown]
  /// The smallest and the largest value of the maps that are shown.
  public let range: ClosedRange<Float>

  /// One map.
  public struct Shown: Sendable {
    /// Its number.
    public let channel: Int
    /// The mean of its values.
    public let mean: Float
    /// Its values, `[rows, columns]`.
    public let map: Tensor
  }

  /// How many maps of a layer are shown at most.
  public static let limit = 12
  /// Up to how many layers with maps are all shown.
  static let wholeLimit = 40

  init(_ node: Node, in experiment: Experiment, example: Int) {
    let values = experiment.inspection.output(of: node.name).slice(example)
    (layer, kind, shape) = (node.name, node.kind, node.outputShape)
    let area = shape.rows * shape.columns
    let means = (0..<shape.channels).map { channel in
      Float(values.values[channel * area..<(channel + 1) * area].reduce(0.0) { $0 + Double($1) } / Double(area))
    }
    let order = means.indices.sorted { (means[$0], $1) > (means[$1], $0) }
    maps = order.prefix(Self.limit).map { Shown(channel: $0, mean: means[$0], map: values.slice($0)) }
    let ranges = maps.map(\.map.range)
    range = (ranges.map(\.lowerBound).min() ?? 0)...(ranges.map(\.upperBound).max() ?? 0)
  }

  /// The layers whose maps are shown: all of a network of moderate size, of a larger one those with pages of their own.
  static func layers(of network: Network, _ paged: PagedLayers) -> [Node] {
    guard !paged.isWhole else { return layers(of: network) }
    let names = Set(paged.names)
    return network.nodes.filter {
      names.contains($0.name) && $0.outputShape.isMaps && !$0.layer.actsOnlyInTraining
        && !($0.layer is any ZeroPaddingLayer)
    }
  }

  /// Without modules: all of a network of moderate size, of a larger one those through which all that comes later must pass
  /// (the ends of its modules), of several in a row without a window only the last.
  package static func layers(of network: Network) -> [Node] {
    let all = network.nodes.filter { $0.outputShape.isMaps && !$0.layer.actsOnlyInTraining }
    guard all.count > wholeLimit else { return all }
    let places = Dictionary(uniqueKeysWithValues: network.nodes.enumerated().map { ($1.name, $0) })
    // Up to which node something earlier than it, or itself, is read.
    var reach = [Int](repeating: 0, count: network.nodes.count)
    for (place, node) in network.nodes.enumerated() {
      for source in node.inputs.compactMap({ places[$0] }) { reach[source] = max(reach[source], place) }
    }
    var farthest = 0
    return network.nodes.enumerated().filter { place, node in
      let isPassed = farthest <= place
      farthest = max(farthest, reach[place])
      let readers = network.nodes.filter { $0.inputs.contains(node.name) }
      let isFollowed =
        readers.count == 1
        && (readers[0].layer is any ActivationLayer || readers[0].layer is PReLU
          || readers[0].layer is BatchNormalization)
      return isPassed && !isFollowed && node.outputShape.isMaps && !node.layer.actsOnlyInTraining
        && !(node.layer is any ZeroPaddingLayer)
    }.map(\.element)
  }
}
