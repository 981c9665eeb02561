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

  /// Puts a model together.
  public init(network: Network, weights: Weights, axisOrder: AxisOrder = .channelsLast) {
    (self.network, self.weights, self.axisOrder) = (network, weights, axisOrder)
  }

  /// The network for images whose values lie from 0 to 1: one that begins by scaling bytes, as with Keras's
  /// `Rescaling(1/255)`, gives for these what it gave for bytes. Other networks stay as they are.
  public var networkForUnitImages: Network {
    let inputs = Set(network.inputs.map(\.name))
    var changed: [String: any Layer] = [:]
    for node in network.nodes where inputs.isSuperset(of: node.inputs) && !node.isShared {
      // What is multiplied by as little as that are bytes.
      guard let layer = node.layer as? Rescaling, layer.scale.allSatisfy({ abs($0) < 0.05 }) else { continue }
      changed[node.name] = Rescaling(scale: layer.scale.map { $0 * 255 }, offset: layer.offset)
    }
    return changed.isEmpty ? network : network.replacing(changed)
  }
}
