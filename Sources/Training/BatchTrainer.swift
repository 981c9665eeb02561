import Datasets
import Engine
import Glibc
import Networks
import Tensors

/// Trains on one batch after the other: the batch split in shards, their gradients added in a fixed order, a step of the optimiser.
///
/// A shard has the same number of images whatever the number of threads, so that the same sums are rounded in the same
/// order.
package final class BatchTrainer: @unchecked Sendable {
  /// The images of a shard with oneDNN: with 8 one thread needs 4 % longer than with 16, but the usual batch of 32 keeps four busy.
  package static let shardSize = 8
  /// The parameters that one thread changes at a time, of a network with many.
  private static let partSize = 1 << 14

  /// The parameters now.
  package let weights: ParameterStore
  /// What the optimiser keeps now.
  package let slots: [ParameterStore]
  /// How many batches were trained on.
  package private(set) var step: Int

  private let configuration: TrainingConfiguration
  private let stepsPerEpoch: Int
  private let rates: LearningRates
  private let pool: WorkerPool
  private let shards: Shards
  private let sum: ParameterStore
  /// The numbers that gradients change, in parts that one thread changes at a time.
  private let parts: [Range<Int>]

  /// Starts or goes on where a checkpoint was made.
  package convenience init(
    _ network: Network, _ configuration: TrainingConfiguration, stepsPerEpoch: Int, threads: Int,
    from checkpoint: Checkpoint
  ) throws {
    let classifier = try Classifier(network, configuration.loss)
    try self.init(classifier, configuration, stepsPerEpoch: stepsPerEpoch, threads: threads, from: checkpoint)
  }

  init(
    _ classifier: Classifier, _ configuration: TrainingConfiguration, stepsPerEpoch: Int, threads: Int,
    from checkpoint: Checkpoint
  ) throws {
    (self.configuration, self.stepsPerEpoch) = (configuration, max(1, stepsPerEpoch))
    rates = LearningRates(configuration, stepsPerEpoch: stepsPerEpoch)
    let size = classifier.laneCount ?? min(Self.shardSize, configuration.batchSize)
    let count = (configuration.batchSize + size - 1) / size
    pool = WorkerPool(threads: min(threads, count))
    weights = checkpoint.weights.parameterStore()
    slots = checkpoint.slots.map(ParameterStore.init)
    sum = ParameterStore(weights.shapes)
    shards = try Shards(classifier, configuration, size: size, count: count, pool: pool, shapes: weights.shapes)
    parts = Self.parts(of: weights, classifier.network)
    step = checkpoint.step
  }

  /// All numbers but those of parameters that are not learned.
  private static func parts(of weights: ParameterStore, _ network: Network) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for (index, parameter) in network.parameters.enumerated() where !parameter.declaration.isTrainable {
      let fixed = weights.range(index)
      runs.append(start..<fixed.lowerBound)
      start = fixed.upperBound
    }
    runs.append(start..<weights.count)
    return runs.flatMap { run in
      stride(from: run.lowerBound, to: run.upperBound, by: partSize).map { $0..<min($0 + partSize, run.upperBound) }
    }
  }

  /// Goes back to where a checkpoint was made.
  func restore(_ checkpoint: Checkpoint) {
    for (index, tensor) in checkpoint.weights.tensors.enumerated() { weights[index] = tensor }
    for (slot, tensors) in zip(slots, checkpoint.slots) {
      for (index, tensor) in tensors.enumerated() { slot[index] = tensor }
    }
    step = checkpoint.step
  }

  /// Trains on one batch, at most `batchSize` images, and says how the network did before the step.
  package func train(_ images: LabelledImages, _ indices: ArraySlice<Int>) -> Tally {
    let tallies = shards.run(images, indices, weights, step: step, epoch: step / stepsPerEpoch + 1)
    step += 1
    update(shards: tallies.count)
    shards.updateStates(of: weights)
    return tallies.reduce(into: Tally()) { $0 += $1 }
  }

  private func update(shards count: Int) {
    let update = ParameterUpdate(weights: weights, slots: slots, sum: sum, gradients: shards.gradients[..<count])
    let (optimizer, step, rate) = (configuration.optimizer, step, rates.rate(step - 1))
    pool.run(parts.count) { [parts] part, _ in
      update.run(parts[part]) { optimizer.update($0, step: step, learningRate: rate) }
    }
  }
}
