import Datasets
import Engine
import Networks
import Support
import Training

/// Training that is kept in the cache epoch by epoch, so that nothing is trained twice and an interrupted run goes on.
///
/// A cache that cannot be used costs no result: the run says so and trains without it.
final class CachedTraining {
  private let network: Network
  private let dataset: Dataset
  private let configuration: TrainingConfiguration
  private let options: TrainingOptions
  private let console: Console
  private var cache: RunCache?

  init(
    _ network: Network, _ dataset: Dataset, _ configuration: TrainingConfiguration, _ options: TrainingOptions,
    console: Console
  ) {
    (self.network, self.dataset, self.configuration) = (network, dataset, configuration)
    (self.options, self.console) = (options, console)
    cache = RunCache.root().map { RunCache(root: $0, key: key) }
  }

  /// The end of the training: from the cache if it is there and `anew` is not asked for.
  ///
  /// Throws `Interrupted`, or `TrainingError` where the training does not work.
  func run(anew: Bool) throws -> Checkpoint {
    // A finished run is only read, so that any number of processes can use it at once.
    if !anew, let checkpoint = try? checkpoint(), checkpoint.isFinished { return known(checkpoint) }
    try hold()
    if anew { cache?.clear() }
    let start = stored()
    if let start, start.isFinished { return known(start) }
    let trainer = try Trainer(
      network, images: dataset.train, configuration: configuration, options: options, resuming: start)
    if let start { console.say("going on after epoch \(start.history.count) of an interrupted run") }
    console.say(
      "training \(network.name), \(network.parameterCount) parameters, on "
        + "\(configuration.trainingCount(of: dataset.train.count)) images of \(dataset.name)")
    let anewAgain = anew ? " without --retrain" : ""
    var progress = TrainingProgress(console, epochs: configuration.epochs)
    while !trainer.isFinished {
      do {
        try trainEpoch(trainer, &progress)
      } catch is Interrupted {
        throw Interrupted(note: note(trainer.history.count, anewAgain))
      }
    }
    sayIfStopped(trainer.history)
    return trainer.checkpoint
  }

  /// The end of the training if the cache holds it; nothing is trained.
  func finished() -> Checkpoint? {
    (try? checkpoint()).flatMap { $0 }.flatMap { $0.isFinished ? $0 : nil }
  }

  private func sayIfStopped(_ history: [EpochRecord]) {
    guard let stopping = configuration.earlyStopping, let best = stopping.best(of: history),
      stopping.ends(after: history)
    else { return }
    console.say(
      "stopped early: \(stopping.monitor.rawValue) was best after epoch \(history[best].epoch)"
        + (stopping.restoresBestWeights ? ", whose weights count" : ""))
  }

  private func trainEpoch(_ trainer: Trainer, _ progress: inout TrainingProgress) throws {
    defer { console.clearBar() }
    let record = try trainer.trainEpoch { batch in
      progress.update(batch)
      try Interruption.check()
    }
    keep(trainer.checkpoint)
    progress.finish(record)
  }

  private func note(_ epochs: Int, _ condition: String) -> String {
    if cache == nil { return "nothing was kept, as there is no cache, so the next run starts anew" }
    if epochs == 0 { return "no epoch was finished yet, so the next run starts anew" }
    return "the next run\(condition) goes on after epoch \(epochs) of \(configuration.epochs)"
  }

  private func known(_ checkpoint: Checkpoint) -> Checkpoint {
    console.say("\(network.name) is already trained (--retrain trains it anew)")
    return checkpoint
  }

  private func hold() throws {
    if cache == nil { console.say("this run is not kept for later, as neither XDG_CACHE_HOME nor HOME is set") }
    do {
      try cache?.hold()
    } catch FileError.busy {
      throw TrainingIsBusy(network: network.name)
    } catch {
      console.say("this run is not kept for later: \(error)")
      cache = nil
    }
  }

  private func keep(_ checkpoint: Checkpoint) {
    do {
      try cache?.write(checkpoint.encoded(for: network))
    } catch {
      console.say("this run is not kept for later: \(error)")
      cache = nil
    }
  }

  /// What the cache holds of this run; throws where that cannot be used.
  private func checkpoint() throws -> Checkpoint? {
    guard let bytes = try cache?.read() else { return nil }
    let checkpoint = try Checkpoint(decoding: bytes, for: network)
    guard checkpoint.configuration == configuration else {
      throw TrainingError.foreignCheckpoint("its settings are others")
    }
    return checkpoint
  }

  /// What the cache holds of this run. A file that is damaged, as by a full disk, is as good as none.
  private func stored() -> Checkpoint? {
    do {
      return try checkpoint()
    } catch {
      console.say("the cached run cannot be used, training anew: \(error)")
      return nil
    }
  }

  private var key: String {
    var digest = ContentDigest()
    let settings = ["training 3", EngineIdentity.text, dataset.fingerprint, network.yaml] + configuration.texts
    for setting in settings { digest.add(setting) }
    return digest.hexadecimal
  }
}

/// Another process trains the same network with the same settings now.
struct TrainingIsBusy: ExitCodeProviding, CustomStringConvertible {
  let network: String

  var description: String {
    "Another cnn-viz is training \(network.printable(limit: 60)) with the same settings; wait until it ends, "
      + "then its result is there."
  }

  var exitCode: ExitCode { .busy }
}
