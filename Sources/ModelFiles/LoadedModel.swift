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
  /// The layers that do nothing but scale what goes into the network.
  let scalings: [String]

  /// Puts a model together.
  public init(
    network: Network, weights: Weights, axisOrder: AxisOrder = .channelsLast, notes: ModelNotes = ModelNotes()
  ) {
    self.init(network: network, weights: weights, axisOrder: axisOrder, notes: notes, scalings: [])
  }

  init(
    network: Network, weights: Weights, axisOrder: AxisOrder, notes: ModelNotes = ModelNotes(), scalings: [String]
  ) {
    (self.network, self.weights, self.axisOrder) = (network, weights, axisOrder)
    (self.notes, self.scalings) = (notes, scalings)
  }

  /// Whether the network begins by scaling bytes, as with Keras's `Rescaling(1/255)`, and so reads them as they are.
  public var readsBytes: Bool { scalings.contains { factor(of: $0) < Self.byteFactor } }

  /// What is multiplied by as little as that are bytes.
  private static let byteFactor: Float = 0.05

  /// What a layer that scales multiplies by.
  private func factor(of layer: String) -> Float {
    let (gamma, variance) = ("\(layer)/gamma", "\(layer)/moving_variance")
    return weights.has(gamma) ? abs(weights[gamma][0]) : 1 / weights[variance][0].squareRoot()
  }

  /// The weights for images whose values lie from 0 to 1: a network that begins by scaling bytes, as with Keras's
  /// `Rescaling(1/255)`, gets the same numbers from these as from bytes without them. Other networks keep their weights.
  public var weightsForUnitImages: Weights {
    var result = weights
    for layer in scalings {
      func scale(_ parameter: String, by factor: Float) {
        let name = "\(layer)/\(parameter)"
        if result.has(name) { result[name].values = result[name].values.map { $0 * factor } }
      }
      guard factor(of: layer) < Self.byteFactor else { continue }
      if result.has("\(layer)/gamma") {
        scale("gamma", by: 255)
      } else {
        scale("moving_mean", by: 1 / 255)
        scale("moving_variance", by: 1 / 65025)
      }
    }
    return result
  }
}
