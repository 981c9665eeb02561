import Networks
import Tensors
import Training

/// A network that others trained, with a new head for other classes: what stays as it is, and what learns.
///
/// The head, from the last layer with weights on, is replaced by the mean of each map and one dense layer with softmax; dropout
/// before it goes too.
public struct TunedNetwork: Sendable {
  /// The whole network.
  public let network: Network
  /// The last layer that does not learn.
  public let frozen: String
  /// The part that does not learn, and the part that does, from its values on.
  public let front, back: Network
  /// The weights of the trained network, by name.
  private let trained: [String: Tensor]

  /// Puts a new head for so many classes on a trained network, of which everything up to a layer stays as it is; without a
  /// layer, everything but the head.
  ///
  /// Throws `PretrainedError.cannotFreeze` for a layer that a branch leads past, `noHead` for a network without a layer that
  /// could be replaced, and what `PretrainedModel.load` throws.
  public init(_ model: PretrainedModel, classes: Int, freezing layer: String? = nil) throws {
    let (base, weights) = try model.load()
    let kept = try Self.kept(base, model)
    var layers = kept.map(\.namedLayer)
    if kept.last?.outputShape.isMaps == true { layers.append(NamedLayer("mean", GlobalAveragePooling2D())) }
    layers.append(NamedLayer("classes", Dense(units: classes, activation: .softmax)))
    let network = try Network(name: "\(base.name)-tuned", inputs: base.inputs, layers: layers)
    let places = network.cuttingPlaces.filter { $0 != "mean" }
    guard let frozen = layer ?? places.last, places.contains(frozen) else {
      throw PretrainedError.cannotFreeze(layer: layer ?? "", known: places)
    }
    // The mean learns nothing: where nothing before it learns either, it is computed once as well.
    let isHeadOnly = frozen == places.last && network.node(named: "mean") != nil
    (front, back) = try network.cut(behind: isHeadOnly ? "mean" : frozen)
    (self.network, self.frozen) = (network, frozen)
    trained = Dictionary(uniqueKeysWithValues: zip(weights.names, weights.tensors))
  }

  /// The layers before the head, without dropout.
  private static func kept(_ base: Network, _ model: PretrainedModel) throws -> ArraySlice<Node> {
    guard base.outputs.count == 1, let head = base.headName(of: base.outputs[0]),
      var last = base.nodes.firstIndex(where: { $0.name == head })
    else { throw PretrainedError.noHead(name: model.name) }
    repeat { last -= 1 } while last >= 0 && base.nodes[max(0, last)].layer is Dropout
    guard last >= 0, base.cuttingPlaces.contains(base.nodes[last].name) else {
      throw PretrainedError.noHead(name: model.name)
    }
    return base.nodes[...last]
  }

  /// How many numbers learn.
  public var learningCount: Int { back.trainableCount }

  /// The weights of the part that does not learn: as they were trained, or, to compare, random ones by a seed.
  public func frontWeights(untrained seed: UInt64? = nil) throws -> Weights {
    let random = Weights(glorotFor: front, seed: seed ?? 0)
    return try Weights(random.names.map { ($0, seed == nil ? trained[$0] ?? random[$0] : random[$0]) }, for: front)
  }

  /// Where training starts: layers of the trained network with its weights, the head at random.
  public func start(_ configuration: TrainingConfiguration, untrained: Bool = false) throws -> Checkpoint {
    let random = Weights(glorotFor: back, seed: configuration.seed)
    let weights = try Weights(random.names.map { ($0, untrained ? random[$0] : trained[$0] ?? random[$0]) }, for: back)
    return Checkpoint(back, configuration, weights: weights)
  }

  /// The weights of the whole network.
  public func weights(front: Weights, back: Weights) throws -> Weights {
    try Weights(
      Array(zip(front.names, front.tensors)) + Array(zip(back.names, back.tensors)), for: network)
  }
}
