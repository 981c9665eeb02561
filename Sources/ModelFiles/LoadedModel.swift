import Networks

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
}
