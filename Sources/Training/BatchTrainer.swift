import Datasets
import Engine
import Glibc
import Networks
import Tensors

/// Trains on one batch after the other: the batch split in shards, their gradients added in a fixed order, a step of the optimiser.
///
/// A shard has the same number of images whatever the number of threads, so that the same sums are rounded in the same
/// order. Its memory is used by several threads at a time, but each program and each store of gradients by one only.
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
  private let rates: LearningRates
  private let shardSize: Int
  private let pool: WorkerPool
  private let programs: [ClassifierProgram]
  private let gradients: [ParameterStore]
  private let sum: ParameterStore
  private var tallies: [Tally]

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
    self.configuration = configuration
    rates = LearningRates(configuration, stepsPerEpoch: stepsPerEpoch)
    let shardSize = classifier.laneCount ?? min(Self.shardSize, configuration.batchSize)
    let shards = (configuration.batchSize + shardSize - 1) / shardSize
    self.shardSize = shardSize
    pool = WorkerPool(threads: min(threads, shards))
    programs = try (0..<pool.threads).map { _ in try classifier.compile(batch: shardSize, mode: .training) }
    weights = checkpoint.weights.parameterStore()
    slots = checkpoint.slots.map(ParameterStore.init)
    let shapes = weights.shapes
    sum = ParameterStore(shapes)
    gradients = (0..<shards).map { _ in ParameterStore(shapes) }
    tallies = Array(repeating: Tally(), count: shards)
    step = checkpoint.step
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
    let shards = (indices.count + shardSize - 1) / shardSize
    tallies.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let tallies = buffer
      pool.run(shards) { shard, worker in
        tallies[shard] = self.trainShard(shard, worker, images, indices)
      }
    }
    step += 1
    update(shards: shards)
    return tallies[..<shards].reduce(into: Tally()) { $0 += $1 }
  }

  private func trainShard(
    _ shard: Int, _ worker: Int, _ images: LabelledImages, _ indices: ArraySlice<Int>
  ) -> Tally {
    let first = shard * shardSize
    let own = indices.dropFirst(first).prefix(shardSize)
    let shardProgram = programs[worker]
    shardProgram.write(images, own)
    shardProgram.program.forward(
      weights, RunContext(seed: configuration.seed, step: step, firstExample: first))
    let tally = shardProgram.score(
      own.lazy.map { images.labels[$0] }, batchSize: indices.count, weights: configuration.classWeights)
    shardProgram.program.backward(into: gradients[shard])
    return tally
  }

  private func update(shards: Int) {
    let update = ParameterUpdate(weights: weights, slots: slots, sum: sum, gradients: gradients[..<shards])
    let (optimizer, step, rate) = (configuration.optimizer, step, rates.rate(step - 1))
    let size = Self.partSize
    pool.run((update.count + size - 1) / size) { part, _ in
      update.run(part * size..<min((part + 1) * size, update.count)) {
        optimizer.update($0, step: step, learningRate: rate)
      }
    }
  }
}
