/// What a run in training knows of its shard, and what it draws its random numbers from.
public struct RunContext: Hashable, Sendable {
  /// The seed of the training.
  public var seed: UInt64
  /// How many batches were trained on before this one.
  public var step: Int
  /// The place in the batch of the first example of the shard.
  public var firstExample: Int
  /// How many examples the shard has, if less than the program works on at once.
  public var examples: Int?

  /// Makes a context.
  public init(seed: UInt64 = 0, step: Int = 0, firstExample: Int = 0, examples: Int? = nil) {
    (self.seed, self.step, self.firstExample, self.examples) = (seed, step, firstExample, examples)
  }
}
