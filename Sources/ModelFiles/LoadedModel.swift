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
  /// The layers that do nothing but scale what goes into the network.
  let scalings: [String]
  /// What its file calls its layers, and where it has their channels.
  public internal(set) var names: ForeignNames

  /// Puts a model together.
  public init(network: Network, weights: Weights, axisOrder: AxisOrder = .channelsLast) {
    self.init(network: network, weights: weights, axisOrder: axisOrder, scalings: [])
  }

  init(network: Network, weights: Weights, axisOrder: AxisOrder, scalings: [String]) {
    (self.network, self.weights, self.axisOrder, self.scalings) = (network, weights, axisOrder, scalings)
    names = ForeignNames(standard: axisOrder)
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
      let (gamma, variance) = ("\(layer)/gamma", "\(layer)/moving_variance")
      let factor = result.has(gamma) ? abs(result[gamma][0]) : 1 / result[variance][0].squareRoot()
      // What is multiplied by as little as that are bytes.
      guard factor < 0.05 else { continue }
      if result.has(gamma) {
        scale("gamma", by: 255)
      } else {
        scale("moving_mean", by: 1 / 255)
        scale("moving_variance", by: 1 / 65025)
      }
    }
    return result
  }
}
