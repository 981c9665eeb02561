import Networks
import Tensors

/// The units of one layer that are shown one by one.
public struct LayerUnits: Sendable {
  /// The layer's name.
  public let layer: String
  /// Whether its units are maps or values.
  public let form: Unit.Form
  /// How many there are in all.
  public let total: Int
  /// Those that are shown, in their own order.
  public private(set) var units: [Unit]

  /// Whether some are left out.
  public var isSelection: Bool { units.count < total }

  /// The units of all layers of an experiment.
  ///
  /// All of a small network. Of a larger one a few of each layer, as each costs two figures in every language and format: the
  /// strongest for the example that is followed, and the one on the path from its answer back to a pixel. A layer that makes
  /// each map of the map of the same number shows the same numbers as the layer before it.
  static func all(
    of experiment: Experiment, ranges: [String: ClosedRange<Float>], path: StrongestPath
  ) throws -> [LayerUnits] {
    let makers = try experiment.network.nodes.compactMap { node in
      try UnitMaker(node, in: experiment, ranges: ranges).map { (node: node, maker: $0) }
    }
    let total = makers.reduce(0) { $0 + $1.maker.count }
    let perLayer = total <= wholeLimit ? wholeLimit : max(1, min(layerLimit, networkLimit / max(1, makers.count)))
    var shown: [String: [Int]] = [:]
    let chosen = makers.enumerated().filter { $0 < networkLimit || $1.maker.labels != nil }.map(\.element)
    return try chosen.map { node, maker in
      let source = experiment.network.origin(of: node.inputs[0])
      let inherited = node.layer.makesEachMapOfOne ? shown[source] : nil
      let isFlatten = node.layer is Flatten
      // The maps that are written down, not the list.
      let values = (isFlatten ? experiment.inspection.input : experiment.inspection.output)(node.name)
        .slice(experiment.hero)
      // Of a list the maps take turns.
      let onPath = path[node.name].map { isFlatten ? $0.unit % maker.count : $0.unit }
      let limit = maker.labels == nil ? perLayer : max(perLayer, classLimit)
      let indices = inherited ?? selection(values, count: maker.count, limit: limit, onPath: onPath)
      if maker.form == .map { shown[node.name] = indices }
      return LayerUnits(
        layer: node.name, form: maker.form, total: maker.count,
        units: try indices.map { try Unit(node, $0, maker, in: experiment) })
    }
  }

  /// The same with one more unit; `nil` if the layer has none of that number.
  func adding(
    _ index: Int, of experiment: Experiment, ranges: [String: ClosedRange<Float>]
  ) throws -> LayerUnits? {
    guard let node = experiment.network.node(named: layer), (0..<total).contains(index),
      let maker = try UnitMaker(node, in: experiment, ranges: ranges)
    else { return nil }
    var result = self
    result.units.append(try Unit(node, index, maker, in: experiment))
    return result
  }

  /// Up to how many units of a network are all shown.
  static let wholeLimit = 64
  /// How many of a layer are shown at most of a larger network.
  static let layerLimit = 4
  /// How many classes are shown at most.
  static let classLimit = 4
  /// How many of a larger network are shown at most, besides its classes; of one with more layers than that, those of the
  /// first ones.
  static let networkLimit = 14

  /// The strongest of the maps or values of one example, with the one on the path among them.
  private static func selection(_ values: Tensor, count: Int, limit: Int, onPath: Int?) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    let all = Tensor([1, count, values.count / count, 1], Array(values.values))
    let strongest = strongestChannels(all, limit: limit)
    guard let onPath, !strongest.contains(onPath) else { return strongest }
    return (strongestChannels(all, limit: limit - 1) + [onPath]).sorted()
  }
}

extension Layer {
  /// Whether each map that it makes, or writes down, is made of the map of the same number.
  fileprivate var makesEachMapOfOne: Bool {
    self is Flatten || self is MaxPooling2D || self is AveragePooling2D
  }
}
