import Datasets
import Networks
import Support
import Training

/// Training that is kept in the cache epoch by epoch, so that nothing is trained twice and an interrupted run goes on.
struct CachedTraining {
  private let network: Network
  private let dataset: Dataset
  private let configuration: TrainingConfiguration
  private let options: TrainingOptions
  private let console: Console

  init(
    _ network: Network, _ dataset: Dataset, _ configuration: TrainingConfiguration, _ options: TrainingOptions,
    console: Console
  ) {
    (self.network, self.dataset, self.configuration) = (network, dataset, configuration)
    (self.options, self.console) = (options, console)
  }

  /// The end of the training: from the cache if it is there and `anew` is not asked for.
  func run(anew: Bool) throws -> Checkpoint {
    let cache = try RunCache(key: key)
    if anew { cache.clear() }
    let start = try stored(in: cache)
    if let start, start.history.count >= configuration.epochs {
      console.say("\(network.name) is already trained (--retrain trains it anew)")
      return start
    }
    if let start { console.say("going on after epoch \(start.history.count) of an interrupted run") }
    let trainer = try Trainer(
      network, images: dataset.train, configuration: configuration, options: options, resuming: start)
    console.say(
      "training \(network.name), \(network.parameterCount) parameters, on "
        + "\(configuration.trainingCount(of: dataset.train.count)) images of \(dataset.name)")
    try train(trainer, cache)
    return trainer.checkpoint
  }

  private func train(_ trainer: Trainer, _ cache: RunCache) throws {
    var progress = TrainingProgress(console, epochs: configuration.epochs)
    while !trainer.isFinished {
      let begin = ContinuousClock.now
      do {
        let record = try trainer.trainEpoch { batch in
          progress.update(batch)
          try Interruption.check()
        }
        try cache.write(trainer.checkpoint.encoded(for: network))
        progress.finish(record, seconds: begin.duration(to: .now) / .seconds(1))
      } catch {
        console.clearBar()
        if error is Interrupted { throw Interrupted(note: note(trainer.history.count)) }
        throw error
      }
    }
  }

  private func note(_ epochs: Int) -> String {
    epochs == 0
      ? "no epoch was finished yet, so the next run starts anew"
      : "the next run goes on after epoch \(epochs) of \(configuration.epochs)"
  }

  /// What the cache holds of this run. A file that is damaged, as by a full disk, is as good as none.
  private func stored(in cache: RunCache) throws -> Checkpoint? {
    guard let bytes = try cache.read() else { return nil }
    do {
      return try Checkpoint(decoding: bytes, for: network)
    } catch let error as TrainingError {
      console.say("the cached run cannot be used, training anew: \(error)")
      return nil
    }
  }

  private var key: String {
    var digest = ContentDigest()
    let settings: [String] = [
      "training 1", dataset.fingerprint, network.yaml, "\(configuration.epochs)", "\(configuration.batchSize)",
      "\(configuration.seed)", "\(configuration.learningRate)", "\(configuration.validationShare)",
    ]
    for setting in settings { digest.add(setting) }
    return digest.hexadecimal
  }
}
