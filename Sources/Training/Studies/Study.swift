import Datasets
import Engine
import Glibc
import Networks
import Support

/// A controlled comparison: each variant is trained on the same images with each of the same seeds, and nothing else differs.
///
/// Everything but the seconds is determined by the variants, the seeds and the images, whatever the number of threads.
public struct Study: Sendable {
  /// What is compared, the first being what the others are held against.
  public let variants: [StudyVariant]
  /// Where the random numbers of the runs start.
  public let seeds: [UInt64]
  /// The images to train, validate and test with.
  public let dataset: Dataset

  /// Makes a study of at least one variant and one seed.
  public init(variants: [StudyVariant], seeds: [UInt64], dataset: Dataset) {
    precondition(!variants.isEmpty && !seeds.isEmpty, "a study has variants and seeds")
    precondition(Set(variants.map(\.name)).count == variants.count, "each variant has a name of its own")
    (self.variants, self.seeds, self.dataset) = (variants, seeds, dataset)
  }

  /// The same study of one variant; `nil` if there is none of that name.
  public func only(_ name: String) -> Study? {
    variants.first { $0.name == name }.map { Study(variants: [$0], seeds: seeds, dataset: dataset) }
  }

  /// Trains every variant with every seed, or takes from the cache what is known already, and gives a result for each
  /// variant in their order.
  ///
  /// `progress` is called after each batch, on this thread; it stops the study by throwing, and the runs that are over stay
  /// in the cache.
  /// - Throws: `TrainingError`, `NetworkError` or `EngineError` where a variant cannot be trained; what `progress` throws.
  public func run(
    cache: StudyCache? = nil, options: TrainingOptions = TrainingOptions(),
    _ progress: (StudyProgress) throws -> Void = { _ in }
  ) throws -> [StudyResult] {
    try variants.enumerated().map { place, variant in
      let runs = try seeds.enumerated().map { index, seed in
        let number = place * seeds.count + index + 1
        return try run(variant, seed: seed, cache: cache, options: options) { batch in
          try progress(
            StudyProgress(
              variant: variant.name, seed: seed, run: number, runs: variants.count * seeds.count, batch: batch))
        }
      }
      return StudyResult(
        name: variant.name, parameters: variant.network.parameterCount, flops: variant.network.flops, runs: runs)
    }
  }

  private func run(
    _ variant: StudyVariant, seed: UInt64, cache: StudyCache?, options: TrainingOptions,
    _ progress: (BatchProgress) throws -> Void
  ) throws -> StudyRun {
    let configuration = variant.configuration(seed: seed)
    let key = key(variant.network, configuration)
    if let known = cache?.read(key), known.seed == seed { return known }
    let trainer = try Trainer(variant.network, images: dataset.train, configuration: configuration, options: options)
    let start = Self.processorSeconds
    while !trainer.isFinished { try trainer.trainEpoch(progress) }
    let seconds = Self.processorSeconds - start
    let evaluation = try Predictor(
      variant.network, weights: trainer.weights, loss: configuration.loss, options: options
    ).evaluate(dataset.test)
    let run = StudyRun(
      seed: seed, history: trainer.history, loss: evaluation.loss, accuracy: evaluation.accuracy, seconds: seconds)
    cache?.write(run, key)
    return run
  }

  /// The hash of everything that determines a run.
  private func key(_ network: Network, _ configuration: TrainingConfiguration) -> String {
    var digest = ContentDigest()
    for text in ["study 1", EngineIdentity.text, dataset.fingerprint, network.yaml] + configuration.texts {
      digest.add(text)
    }
    return digest.hexadecimal
  }

  /// What all threads of this process have used of its processors: what else the machine does hardly changes it.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// How far a study has come.
public struct StudyProgress: Sendable {
  /// The variant that is trained now.
  public let variant: String
  /// The seed that it is trained with.
  public let seed: UInt64
  /// Which run this is, counted from 1, and how many there will be.
  public let run, runs: Int
  /// How far the run has come.
  public let batch: BatchProgress
}
