import ArgumentParser
import Engine
import Networks
import Tensors

/// How fast a network computes its outputs.
struct InferenceResult: Encodable {
  let network: String
  /// How many images are given at once.
  let images: Int
  let threads: Int
  /// How often it was measured.
  let runs: Int
  /// From the images to the probabilities.
  let medianMilliseconds, millisecondsPerImage: Double
  let gigaflopsPerSecond: Double
  let peakMegabytes: Double

  /// Computes with random weights on random images.
  init(_ network: Network, images: Int, runs: Int, budget: Double) throws {
    let builder = Builder(batch: images, mode: .inference)
    let built = try network.build(on: builder)
    let program = try builder.compile(outputs: built.outputs)
    let weights = Weights(glorotFor: network, seed: 1).parameterStore()
    let tensor = Tensor(random: network.inputs[0].shape.batched(images))
    let watch = Stopwatch(times: runs, budget: budget) {
      program.write(tensor, to: built.inputs[0])
      program.forward(weights)
      _ = program.read(built.outputs[0])
    }
    self.network = network.name
    (self.images, threads, self.runs) = (images, 1, watch.milliseconds.count)
    medianMilliseconds = watch.median
    millisecondsPerImage = watch.median / Double(images)
    gigaflopsPerSecond = Double(network.flops) / millisecondsPerImage / 1e6
    peakMegabytes = engine_bench.peakMegabytes()
  }
}

/// `engine-bench infer`: milliseconds from images to probabilities.
struct InferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infer", abstract: "Measures a network forward, with random weights on random images.")

  @OptionGroup var network: NetworkArgument
  @Option(help: "How many images are given at once.") var images = 1
  @Option(help: "How many runs are measured at most.") var runs = 30
  @Option(help: "After how many seconds no further run begins.") var budget = 20.0

  func run() throws {
    print(try Output.json(InferenceResult(network.load(), images: images, runs: runs, budget: budget)))
  }
}
