import Datasets
import Engine
import Networks
import Tensors

/// How far training has come within an epoch.
public struct BatchProgress: Equatable, Sendable {
  /// The epoch, counted from 1, and how many there will be.
  public let epoch, epochs: Int
  /// How many batches of the epoch are done, and how many it has.
  public let batch, batches: Int
  /// The mean loss and accuracy of the epoch so far.
  public let loss, accuracy: Double
}

/// Trains a classifier epoch by epoch, as Keras's `fit` does.
///
/// The last part of the images validates. The others are shuffled anew for each epoch, from the seed and the number of the
/// epoch. The same settings, data and network give the same bytes, whatever the number of threads and however often
/// training stopped at a checkpoint and went on.
public final class Trainer {
  /// The network that is trained.
  public let network: Network
  /// The settings.
  public let configuration: TrainingConfiguration
  /// Where training stood at the end of the last whole epoch.
  public private(set) var checkpoint: Checkpoint

  private let images: LabelledImages
  private let trainingCount: Int
  private let batches: BatchTrainer
  private let evaluator: Evaluator

  /// Prepares training on images, from the start or from a checkpoint of the same training.
  ///
  /// - Throws: `TrainingError` if the network, the images, the settings or the checkpoint do not fit together,
  ///   `NetworkError` if a checkpoint's weights are not the network's, `EngineError` if the network cannot be computed.
  public init(
    _ network: Network, images: LabelledImages, configuration: TrainingConfiguration = TrainingConfiguration(),
    options: TrainingOptions = TrainingOptions(), resuming checkpoint: Checkpoint? = nil
  ) throws {
    try configuration.validate()
    let classifier = try Classifier(network, configuration.loss)
    try classifier.check(images)
    try configuration.check(images)
    trainingCount = configuration.trainingCount(of: images.count)
    guard trainingCount > 0, trainingCount < images.count else {
      throw TrainingError.tooFewImages(training: trainingCount, validation: images.count - trainingCount)
    }
    guard configuration.classWeights.isEmpty || configuration.classWeights.count == classifier.classes else {
      throw TrainingError.configuration("there must be a weight for each of the \(classifier.classes) classes")
    }
    let start = checkpoint?.continued(as: configuration) ?? Checkpoint(network, configuration)
    (self.network, self.configuration, self.images, self.checkpoint) = (network, configuration, images, start)
    batches = try BatchTrainer(
      classifier, configuration, stepsPerEpoch: configuration.stepsPerEpoch(trainingCount), threads: options.threads,
      from: start)
    evaluator = try Evaluator(classifier, threads: options.threads)
    if let checkpoint { try checkResuming(checkpoint) }
  }

  /// One record for each epoch that is done.
  public var history: [EpochRecord] { checkpoint.history }
  /// The weights that training gives so far: those at the end of the last whole epoch, or of the best one if early stopping
  /// restores them.
  public var weights: Weights { checkpoint.result }
  /// Whether all epochs are done, or training stopped early.
  public var isFinished: Bool { checkpoint.isFinished }

  /// Trains for one epoch, validates, and makes a new checkpoint.
  ///
  /// `progress` is called after each batch, on this thread; it stops training by throwing, for instance
  /// `TrainingError.cancelled`. Then, or when training diverges, everything goes back to the last checkpoint.
  /// - Throws: `TrainingError.diverged` if the loss or a weight is no finite number any more; what `progress` throws.
  @discardableResult
  public func trainEpoch(_ progress: (BatchProgress) throws -> Void = { _ in }) throws -> EpochRecord {
    do {
      let epoch = history.count + 1
      let training = try goThrough(epoch, progress)
      let validation = evaluator.tally(images, trainingCount..<images.count, batches.weights)
      let record = EpochRecord(
        epoch: epoch, loss: training.meanLoss, accuracy: training.accuracy, validationLoss: validation.meanLoss,
        validationAccuracy: validation.accuracy)
      let next = checkpoint.next(record, batches)
      // A ReLU can hide what is no number from the loss.
      guard validation.loss.isFinite, next.isFinite else { throw diverged(epoch) }
      checkpoint = next
      return record
    } catch {
      batches.restore(checkpoint)
      throw error
    }
  }

  private var batchCount: Int { configuration.stepsPerEpoch(trainingCount) }

  private func goThrough(_ epoch: Int, _ progress: (BatchProgress) throws -> Void) throws -> Tally {
    var generator = RandomGenerator(seed: configuration.seed, stream: "epoch \(epoch)")
    let order = generator.permutation(trainingCount)
    var total = Tally()
    for batch in 0..<batchCount {
      let start = batch * configuration.batchSize
      let tally = batches.train(images, order[start..<min(start + configuration.batchSize, trainingCount)])
      guard tally.loss.isFinite else { throw diverged(epoch) }
      total += tally
      try progress(
        BatchProgress(
          epoch: epoch, epochs: configuration.epochs, batch: batch + 1, batches: batchCount, loss: total.meanLoss,
          accuracy: total.accuracy))
    }
    return total
  }

  private func diverged(_ epoch: Int) -> TrainingError {
    .diverged(epoch: epoch, learningRate: configuration.learningRate)
  }

  private func checkResuming(_ checkpoint: Checkpoint) throws {
    guard checkpoint.configuration.canGoOn(as: configuration) else {
      throw TrainingError.foreignCheckpoint("its settings are others than those of this training")
    }
    // Throws where names or shapes are not the network's.
    _ = try Weights(Array(zip(checkpoint.weights.names, checkpoint.weights.tensors)), for: network)
    guard checkpoint.step == checkpoint.history.count * batchCount,
      checkpoint.history.map(\.epoch) == Array(1..<checkpoint.history.count + 1)
    else { throw TrainingError.foreignCheckpoint("it was made with another number of images") }
  }
}

extension Checkpoint {
  /// The same state for a training with other settings, as with more epochs.
  fileprivate func continued(as configuration: TrainingConfiguration) -> Checkpoint {
    Checkpoint(
      configuration: configuration, weights: weights, step: step, history: history, slots: slots, best: best)
  }

  /// The state after one more epoch.
  fileprivate func next(_ record: EpochRecord, _ batches: BatchTrainer) -> Checkpoint {
    let history = history + [record]
    let stopping = configuration.earlyStopping.flatMap { $0.restoresBestWeights ? $0 : nil }
    // Nothing is kept twice: as long as the last epoch is the best, its weights are the best.
    let isBest = stopping.map { $0.best(of: history) == history.count - 1 } ?? true
    return Checkpoint(
      configuration: configuration, weights: weights.replaced(by: batches.weights), step: batches.step,
      history: history, slots: batches.slots.map(\.tensors), best: isBest ? nil : result)
  }
}
