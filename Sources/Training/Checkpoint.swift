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
  /// What the optimiser keeps, each slot in the order of the weights.
  package let slots: [[Tensor]]
  /// The parameters of the best epoch, where training is to give them and they are not those of the last.
  package let best: Weights?

  /// The parameters that training gives: those of the best epoch if early stopping restores them, else the last.
  public var result: Weights { best ?? weights }
  /// Whether there is nothing left to do.
  public var isFinished: Bool { configuration.isOver(after: history) }

  /// The start of a training: weights drawn from the seed unless others are given, no steps done.
  public init(_ network: Network, _ configuration: TrainingConfiguration, weights: Weights? = nil) {
    let weights = weights ?? Weights(glorotFor: network, seed: configuration.seed)
    let zeros = weights.tensors.map { Tensor($0.shape) }
    self.init(
      configuration: configuration, weights: weights, step: 0, history: [],
      slots: Array(repeating: zeros, count: configuration.optimizer.slotCount), best: nil)
  }

  init(
    configuration: TrainingConfiguration, weights: Weights, step: Int, history: [EpochRecord], slots: [[Tensor]],
    best: Weights?
  ) {
    (self.configuration, self.weights, self.step) = (configuration, weights, step)
    (self.history, self.slots, self.best) = (history, slots, best)
  }

  /// Whether every number is finite.
  var isFinite: Bool {
    (weights.tensors + slots.joined() + (best?.tensors ?? [])).allSatisfy { $0.values.allSatisfy(\.isFinite) }
  }
}
