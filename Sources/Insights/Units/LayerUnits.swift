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

  /// The units of layers of an experiment.
  ///
  /// All of a small network. Of a larger one a few of each layer, as each costs two figures in every language and format: the
  /// strongest for the example that is followed, and the one on the path from its answer back to a pixel. A layer that makes
  /// each map of the map of the same number shows the same numbers as the layer before it.
  static func all(
    of nodes: [Node], in experiment: Experiment, ranges: [String: ClosedRange<Float>], path: StrongestPath
  ) throws -> [LayerUnits] {
    let makers = try nodes.compactMap { node in
      try UnitMaker(node, in: experiment, ranges: ranges).map { (node: node, maker: $0) }
    }
    let (light, heavy) = (makers.filter { $0.maker.isLight }, makers.filter { !$0.maker.isLight })
    func count(_ makers: [(node: Node, maker: UnitMaker)]) -> Int { makers.reduce(0) { $0 + $1.maker.count } }
    let isWhole = count(heavy) <= wholeLimit && count(light) <= wholeLightLimit
    let perLayer = isWhole ? wholeLightLimit : max(1, min(layerLimit, networkLimit / max(1, heavy.count)))
    var shown: [String: [Int]] = [:]
    let most = isWhole ? makers.count : networkLimit
    let first = Set((heavy.prefix(most) + light.prefix(most)).map(\.node.name))
    let chosen = makers.filter { first.contains($0.node.name) || $0.maker.labels != nil }
    return try chosen.map { node, maker in
      let source = experiment.network.origin(of: node.inputs[0])
      let inherited = node.layer.makesEachMapOfOne ? shown[source]?.filter { $0 < maker.count } : nil
      let isFlatten = node.layer is Flatten
      // The maps that are written down, not the list.
      let values = (isFlatten ? experiment.inspection.input : experiment.inspection.output)(node.name)
        .slice(experiment.hero)
      // Of a list the maps take turns.
      let onPath = path[node.name].map { isFlatten ? $0.unit % maker.count : $0.unit }
      let room = isWhole || !maker.isLight ? perLayer : 1
      let limit = maker.labels == nil ? room : max(room, classLimit)
      let indices =
        inherited.map { isWhole || !maker.isLight ? $0 : Array($0.prefix(2)) }
        ?? selection(values, count: maker.count, limit: limit, onPath: onPath)
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
  /// Up to how many units whose cells are each made of a few others.
  static let wholeLightLimit = 96
  /// How many of a layer are shown at most of a larger network.
  static let layerLimit = 4
  /// How many classes are shown at most.
  static let classLimit = 4
  /// How many of a larger network are shown at most, besides its classes and besides one or two of each layer whose cells are
  /// each made of a few others; of one with more layers than that, those of the first ones.
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
  /// Whether each map that it makes, or writes down, is made of the map of the same number, or chiefly of it.
  fileprivate var makesEachMapOfOne: Bool {
    self is Flatten || self is MaxPooling2D || self is AveragePooling2D || self is any MergeLayer
      || self is any ActivationLayer || self is BatchNormalization || self is LocalResponseNormalization
      || self is GroupNormalization || self is Normalization || self is Rescaling || self is PReLU
      || self is any ZeroPaddingLayer || self is any CroppingLayer || self is any ResamplingLayer
      || self is any GlobalPoolingLayer
  }
}
