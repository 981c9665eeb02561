import Networks
import Tensors

/// Everything that training needs to go on as if it had never stopped.
public struct Checkpoint: Equatable, Sendable {
  /// The settings of the training.
  public let configuration: TrainingConfiguration
  /// The parameters.
  public let weights: Weights
  /// How many batches were trained on.
  public let step: Int
  /// The epochs that are done.
  public let history: [EpochRecord]
  /// The first and the second moments of Adam, in the order of the weights.
  package let m, v: [Tensor]

  /// The start of a training: weights drawn from the seed unless others are given, no steps done.
  public init(_ network: Network, _ configuration: TrainingConfiguration, weights: Weights? = nil) {
    let weights = weights ?? Weights(glorotFor: network, seed: configuration.seed)
    let zeros = weights.tensors.map { Tensor($0.shape) }
    self.init(configuration: configuration, weights: weights, step: 0, history: [], m: zeros, v: zeros)
  }

  init(
    configuration: TrainingConfiguration, weights: Weights, step: Int, history: [EpochRecord], m: [Tensor], v: [Tensor]
  ) {
    (self.configuration, self.weights, self.step) = (configuration, weights, step)
    (self.history, self.m, self.v) = (history, m, v)
  }

  /// Whether every number is finite.
  var isFinite: Bool {
    (weights.tensors + m + v).allSatisfy { tensor in tensor.values.allSatisfy(\.isFinite) }
  }
}
