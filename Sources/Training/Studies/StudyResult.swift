/// What one training of a study gave.
public struct StudyRun: Equatable, Sendable, Codable {
  /// Where its random numbers started.
  public let seed: UInt64
  /// One record for each epoch.
  public let history: [EpochRecord]
  /// The mean loss on the test images, of the weights that training gives.
  public let loss: Double
  /// The share of the test images that is classified rightly.
  public let accuracy: Double
  /// The processor seconds of the training with its validation, of all threads together: a measurement, the only value here
  /// that another machine, or another run, does not give again.
  public let seconds: Double

  /// Makes a result.
  public init(seed: UInt64, history: [EpochRecord], loss: Double, accuracy: Double, seconds: Double) {
    (self.seed, self.history, self.loss) = (seed, history, loss)
    (self.accuracy, self.seconds) = (accuracy, seconds)
  }
}

/// What one variant of a study gave, with each of the seeds.
public struct StudyResult: Equatable, Sendable, Codable {
  /// The name of the variant.
  public let name: String
  /// How many learned numbers its network has.
  public let parameters: Int
  /// The floating-point operations of its network for one image.
  public let flops: Int
  /// One run for each seed, in the order of the seeds.
  public let runs: [StudyRun]

  /// Makes a result of at least one run.
  public init(name: String, parameters: Int, flops: Int, runs: [StudyRun]) {
    precondition(!runs.isEmpty, "a variant has a run")
    (self.name, self.parameters, self.flops, self.runs) = (name, parameters, flops, runs)
  }

  /// The mean over the runs of one of their values.
  public func mean(_ value: (StudyRun) -> Double) -> Double {
    runs.reduce(0) { $0 + value($1) } / Double(runs.count)
  }

  /// The least and the greatest of one of the values of the runs.
  public func range(_ value: (StudyRun) -> Double) -> ClosedRange<Double> {
    let values = runs.map(value)
    return (values.min() ?? 0)...(values.max() ?? 0)
  }
}
