import Tensors

/// What a forward run in training draws its random numbers from.
public struct RunContext: Hashable, Sendable {
  /// The seed of the training.
  public var seed: UInt64
  /// How many batches were trained on before this one.
  public var step: Int
  /// The place in the batch of the first example of the shard.
  public var firstExample: Int

  /// Makes a context.
  public init(seed: UInt64 = 0, step: Int = 0, firstExample: Int = 0) {
    (self.seed, self.step, self.firstExample) = (seed, step, firstExample)
  }
}

/// Compiled operations for one shard of a batch, with the memory they work in.
///
/// Not to be used by two threads at the same time.
public final class Program {
  /// How many examples it works on at once.
  public let batch: Int

  init(batch: Int) { self.batch = batch }

  /// Writes examples, `[count] + shape` with at most `batch` of them, to an input; the rows that are left become zero.
  public func write(_ examples: Tensor, to input: Value) { fatalError("not yet") }

  /// Computes every value from the inputs and the parameters.
  public func forward(_ parameters: ParameterStore, _ context: RunContext = RunContext()) { fatalError("not yet") }

  /// Reads an output or a readable value, as `[batch] + shape`, or its first `examples`.
  public func read(_ value: Value, examples: Int? = nil) -> Tensor { fatalError("not yet") }
}
