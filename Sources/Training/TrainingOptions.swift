import Engine

/// Settings that change how fast training and prediction are, and nothing in their results.
public struct TrainingOptions: Hashable, Sendable {
  /// How many threads compute.
  public var threads: Int

  /// Makes options; without a number, as many threads as there are processors for this process.
  public init(threads: Int? = nil) {
    self.threads = max(1, threads ?? WorkerPool.processors)
  }
}
