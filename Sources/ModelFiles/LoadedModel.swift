import Networks
import Tensors

/// A trained network from a file.
public struct LoadedModel: Sendable {
  /// The network.
  public let network: Network
  /// What it learned.
  public let weights: Weights
  /// Where the framework that the file comes from keeps its channels.
  public let axisOrder: AxisOrder
  /// What the file says of the images that the network was trained with.
  public let notes: ModelNotes
  /// What its file calls its layers, and where it has their channels.
  public internal(set) var names: ForeignNames

  /// Puts a model together.
  public init(
    network: Network, weights: Weights, axisOrder: AxisOrder = .channelsLast, notes: ModelNotes = ModelNotes()
  ) {
    (self.network, self.weights, self.axisOrder, self.notes) = (network, weights, axisOrder, notes)
    names = ForeignNames(standard: axisOrder)
  }

  /// Whether the network begins by scaling bytes, as with Keras's `Rescaling(1/255)`, and so reads them as they are.
  public var readsBytes: Bool { !byteScalings.isEmpty }

  /// The layers that scale bytes which go into the network, whole or resized.
  private var byteScalings: [(name: String, layer: Rescaling)] {
    var inputs = Set(network.inputs.map(\.name))
    return network.nodes.compactMap { node in
      guard inputs.isSuperset(of: node.inputs) else { return nil }
      if node.layer is any ResamplingLayer || node.layer is any CroppingLayer { inputs.insert(node.name) }
      guard !node.isShared, let layer = node.layer as? Rescaling,
        // What is multiplied by as little as that are bytes.
        layer.scale.allSatisfy({ abs($0) < 0.05 })
      else { return nil }
      return (node.name, layer)
    }
  }

  /// The network for images whose values lie from 0 to 1: one that begins by scaling bytes, as with Keras's
  /// `Rescaling(1/255)`, gives for these what it gave for bytes. Other networks stay as they are.
  public var networkForUnitImages: Network {
    let changed = byteScalings.map { name, layer -> (String, any Layer) in
      (name, Rescaling(scale: layer.scale.map { $0 * 255 }, offset: layer.offset))
    }
    return changed.isEmpty ? network : network.replacing(Dictionary(uniqueKeysWithValues: changed))
  }
}
