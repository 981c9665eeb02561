import ArgumentParser
import Datasets
import Networks
import Training

/// How fast a network is trained.
struct TrainingResult: Encodable {
  let network: String
  let batch, threads: Int
  /// How many steps were measured.
  let steps: Int
  /// The mean and the median of the steps.
  let millisecondsPerStep, medianMilliseconds: Double
  /// Floating-point operations per second, the way back counted as twice the way forward.
  let gigaflopsPerSecond: Double
  let peakMegabytes: Double

  /// Trains as `cnn-viz train` does, on random images.
  init(_ network: Network, batch: Int, threads: Int?, steps: Int, budget: Double) throws {
    let options = TrainingOptions(threads: threads)
    let configuration = TrainingConfiguration(batchSize: batch)
    let trainer = try BatchTrainer(
      network, configuration, stepsPerEpoch: 4, threads: options.threads,
      from: Checkpoint(network, configuration))
    let classes = network.shape(of: network.outputs[0])?.count ?? 1
    let images = LabelledImages(random: 4 * batch, shape: network.inputs[0].shape, classes: classes)
    var next = 0
    let watch = Stopwatch(times: steps, budget: budget) {
      _ = trainer.train(images, ArraySlice(next * batch..<(next + 1) * batch))
      next = (next + 1) % 4
    }
    self.network = network.name
    (self.batch, self.threads, self.steps) = (batch, options.threads, watch.milliseconds.count)
    (millisecondsPerStep, medianMilliseconds) = (watch.mean, watch.median)
    gigaflopsPerSecond = Double(3 * network.flops * batch) / watch.mean / 1e6
    peakMegabytes = engine_bench.peakMegabytes()
  }
}

/// `engine-bench train`: milliseconds per step.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Measures training steps of a network on random images.")

  @OptionGroup var network: NetworkArgument
  @OptionGroup var threads: ThreadsOption
  @Option(help: "How many images each step sees.") var batch = 32
  @Option(help: "How many steps are measured at most.") var steps = 60
  @Option(help: "After how many seconds no further step begins.") var budget = 20.0

  func run() throws {
    let result = try TrainingResult(
      network.load(), batch: batch, threads: threads.threads, steps: steps, budget: budget)
    print(try Output.json(result))
  }
}
