import Datasets
import Engine
import Tensors

/// The shards of a batch: forward, scored and backward on the threads of a pool.
///
/// Where every shard is alone, a program for each thread is enough. Where a layer looks at the whole batch, as batch
/// normalization does, every shard has a program of its own, and all of them wait for each other where they exchange numbers.
/// Memory is used by several threads, but each program and each store of gradients by one at a time only.
final class Shards: @unchecked Sendable {
  /// The gradients of each shard after a run.
  let gradients: [ParameterStore]

  private let size: Int
  private let configuration: TrainingConfiguration
  private let pool: WorkerPool
  private let programs: [ClassifierProgram]
  private let areTogether: Bool
  private var tallies: [Tally]

  /// Makes programs for at most `count` shards of at most `size` images.
  init(
    _ classifier: Classifier, _ configuration: TrainingConfiguration, size: Int, count: Int, pool: WorkerPool,
    shapes: [Shape]
  ) throws {
    (self.configuration, self.size, self.pool) = (configuration, size, pool)
    let first = try classifier.compile(batch: size, mode: .training)
    areTogether = first.program.phases(.forward) > 1
    let others = (areTogether ? count : pool.threads) - 1
    programs = try [first] + (0..<others).map { _ in try classifier.compile(batch: size, mode: .training) }
    gradients = (0..<count).map { _ in ParameterStore(shapes) }
    tallies = Array(repeating: Tally(), count: count)
  }

  /// Runs a batch, at most as many images as all shards hold, and says how the network did on each shard.
  func run(
    _ images: LabelledImages, _ indices: ArraySlice<Int>, _ weights: ParameterStore, step: Int, epoch: Int
  ) -> ArraySlice<Tally> {
    let batch = Batch(images: images, indices: indices, weights: weights, step: step, epoch: epoch)
    let count = (indices.count + size - 1) / size
    tallies.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let tallies = buffer
      if areTogether { return runTogether(batch, tallies, count: count) }
      pool.run(count) { shard, worker in
        let own = self.programs[worker]
        self.write(batch, shard, to: own)
        let context = self.context(batch, shard)
        own.program.forward(weights, context)
        tallies[shard] = self.score(own, batch, shard)
        own.program.backward(into: self.gradients[shard], context)
      }
    }
    return tallies[..<count]
  }

  /// Changes the parameters that follow the batches, such as running means, after a run.
  func updateStates(of weights: ParameterStore) { programs[0].program.updateStates(of: weights) }

  /// What all shards of a run share.
  private struct Batch {
    let images: LabelledImages
    let indices: ArraySlice<Int>
    let weights: ParameterStore
    let step: Int
    /// Counted from 1.
    let epoch: Int
  }

  /// Phase by phase, every shard with its own program.
  private func runTogether(_ batch: Batch, _ tallies: UnsafeMutableBufferPointer<Tally>, count: Int) {
    nonisolated(unsafe) let tallies = tallies
    let all = programs[..<count].map(\.program)
    let (forward, backward) = (all[0].phases(.forward), all[0].phases(.backward))
    for phase in 0..<forward {
      pool.run(count) { shard, _ in
        let own = self.programs[shard]
        if phase == 0 { self.write(batch, shard, to: own) }
        own.program.runForward(phase, batch.weights, self.context(batch, shard))
        if phase == forward - 1 { tallies[shard] = self.score(own, batch, shard) }
      }
      Program.exchange(all, after: phase, .forward)
    }
    for phase in 0..<backward {
      pool.run(count) { shard, _ in
        self.programs[shard].program.runBackward(phase, into: self.gradients[shard], self.context(batch, shard))
      }
      Program.exchange(all, after: phase, .backward)
    }
  }

  /// Writes the images of a shard, each changed by its own random numbers, whichever thread does it.
  private func write(_ batch: Batch, _ shard: Int, to program: ClassifierProgram) {
    program.write(
      batch.images, indices(batch, shard), configuration.augmentation, epoch: batch.epoch, seed: configuration.seed)
  }

  private func indices(_ batch: Batch, _ shard: Int) -> ArraySlice<Int> {
    batch.indices.dropFirst(shard * size).prefix(size)
  }

  private func context(_ batch: Batch, _ shard: Int) -> RunContext {
    RunContext(
      seed: configuration.seed, step: batch.step, firstExample: shard * size, examples: indices(batch, shard).count)
  }

  private func score(_ program: ClassifierProgram, _ batch: Batch, _ shard: Int) -> Tally {
    program.score(
      indices(batch, shard).lazy.map { batch.images.labels[$0] }, batchSize: batch.indices.count,
      weights: configuration.classWeights)
  }
}
