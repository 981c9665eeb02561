import Datasets
import Foundation
import Networks
import Tensors
import Testing
import Training

/// What Keras computed with every optimiser, loss and schedule, as `Golden/make_recipes.py` wrote it.
struct RecipeGolden: Decodable {
  struct Entry: Decodable {
    let name: String
    let shape: [Int]
    let values: [Float]
  }

  struct Optimized: Decodable {
    let text: String
    let learningRate: Double
    let losses: [Double]
    let after: [Entry]
  }

  struct Judged: Decodable {
    let loss, yaml: String
    let classWeights, losses: [Double]
    let gradients, after: [Entry]
  }

  struct Formula: Decodable {
    let loss, activation: String
    let values: [Float]
    let label: Int
    let value: Double
    let gradient: [Float]
  }

  struct Scheduled: Decodable {
    let text: String
    let rates: [Double]
  }

  struct Stopped: Decodable {
    let text: String
    let values: [Double]
    let epochs, weightsOfEpoch: Int
  }

  let yaml: String
  let batchSize: Int
  let shape: [Int]
  let pixels, labels: [UInt8]
  let initial: [Entry]
  let optimizers: [Optimized]
  let losses: [Judged]
  let formulas: [Formula]
  let schedules: [Scheduled]
  let stopping: [Stopped]

  static func read() throws -> RecipeGolden {
    let url = try #require(Bundle.module.url(forResource: "recipes", withExtension: "json", subdirectory: "Golden"))
    return try JSONDecoder().decode(RecipeGolden.self, from: Data(contentsOf: url))
  }

  var images: LabelledImages { LabelledImages(pixels: pixels, labels: labels, shape: Shape(shape)) }

  func weights(_ entries: [Entry], for network: Network) throws -> Weights {
    try Weights(entries.map { ($0.name, Tensor(Shape($0.shape), $0.values)) }, for: network)
  }

  /// A training of the network that starts with the parameters at hand.
  func trainer(_ yaml: String, _ configuration: TrainingConfiguration, threads: Int = 1) throws -> BatchTrainer {
    let network = try Network(yaml: yaml, file: "golden.yml")
    let start = Checkpoint(network, configuration, weights: try weights(initial, for: network))
    return try BatchTrainer(network, configuration, stepsPerEpoch: 3, threads: threads, from: start)
  }

  /// The mean loss of each step.
  func losses(_ trainer: BatchTrainer, steps: Int) -> [Double] {
    (0..<steps).map { step in
      let start = step % 3 * batchSize
      let tally = trainer.train(images, [Int](start..<start + batchSize)[...])
      return tally.loss / Double(tally.count)
    }
  }
}

/// The largest difference of tensors, as a part of the largest expected value.
func relativeError(_ actual: Tensor, _ expected: Tensor) -> Float {
  let scale = expected.values.map(abs).max() ?? 0
  return (zip(actual.values, expected.values).map { abs($0 - $1) }.max() ?? .infinity) / scale
}
