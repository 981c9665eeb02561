import ArgumentParser
import Engine
import Networks
import Tensors

/// How fast a network computes its outputs.
struct InferenceResult: Encodable {
  let network: String
  /// How many images are given at once, the same number to each thread.
  let images: Int
  /// How many threads compute.
  let threads: Int
  /// How often it was measured.
  let runs: Int
  /// From the images to the probabilities.
  let medianMilliseconds, millisecondsPerImage: Double
  let gigaflopsPerSecond: Double
  let peakMegabytes: Double

  /// Computes with random weights on random images, shared out among the threads.
  init(_ network: Network, images: Int, threads: Int, runs: Int, budget: Double) throws {
    let share = (images + threads - 1) / threads
    // A single image is shared out operation by operation.
    let pool = WorkerPool(threads: images == 1 ? threads : (images + share - 1) / share)
    let workers = try (0..<(images == 1 ? 1 : pool.threads)).map { _ in try InferenceWorker(network, batch: share) }
    let weights = Weights(glorotFor: network, seed: 1).parameterStore()
    let watch = Stopwatch(times: runs, budget: budget) {
      if images == 1 { return workers[0].run(weights, pool) }
      pool.run(workers.count) { index, _ in workers[index].run(weights) }
    }
    self.network = network.name
    (self.images, self.threads, self.runs) = (share * workers.count, pool.threads, watch.milliseconds.count)
    medianMilliseconds = watch.median
    millisecondsPerImage = watch.median / Double(self.images)
    gigaflopsPerSecond = Double(network.flops) / millisecondsPerImage / 1e6
    peakMegabytes = engine_bench.peakMegabytes()
  }
}

/// A thread's share of the images with its program; one thread uses it at a time.
private final class InferenceWorker: @unchecked Sendable {
  private let program: Program
  private let built: BuiltNetwork
  private let images: Tensor

  init(_ network: Network, batch: Int) throws {
    let builder = Builder(batch: batch, mode: .inference)
    built = try network.build(on: builder)
    program = try builder.compile(outputs: built.outputs)
    images = Tensor(random: network.inputs[0].shape.batched(batch))
  }

  /// From the images to the probabilities.
  func run(_ weights: ParameterStore, _ pool: WorkerPool? = nil) {
    program.write(images, to: built.inputs[0])
    program.forward(weights, pool: pool)
    _ = program.read(built.outputs[0])
  }
}

/// `engine-bench infer`: milliseconds from images to probabilities.
struct InferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infer", abstract: "Measures a network forward, with random weights on random images.")

  @OptionGroup var network: NetworkArgument
  @OptionGroup var threads: ThreadsOption
  @Option(help: "How many images are given at once.") var images = 1
  @Option(help: "How many runs are measured at most.") var runs = 30
  @Option(help: "After how many seconds no further run begins.") var budget = 20.0

  func run() throws {
    print(
      try Output.json(
        InferenceResult(
          network.load(), images: images, threads: threads.threads ?? WorkerPool.processors, runs: runs, budget: budget)
      ))
  }
}
