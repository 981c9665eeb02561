import Networks

/// One of the ways that a study compares: a network and how it is trained.
public struct StudyVariant: Sendable {
  /// The name, unique in its study: lower case, words joined by hyphens.
  public let name: String
  /// The network.
  public let network: Network
  /// How it is trained; the study puts its own seeds into it.
  public let configuration: TrainingConfiguration

  /// Makes a variant; without a configuration it is trained as the lecture trains.
  public init(_ name: String, _ network: Network, _ configuration: TrainingConfiguration = TrainingConfiguration()) {
    (self.name, self.network, self.configuration) = (name, network, configuration)
  }

  /// The configuration with a seed.
  func configuration(seed: UInt64) -> TrainingConfiguration {
    var configuration = configuration
    configuration.seed = seed
    return configuration
  }
}
