import Datasets
import Foundation
import Networks
import Tensors
import Testing
import Training

/// What Keras computed, as `Golden/make_golden.py` wrote it.
private struct Golden: Decodable {
  struct Entry: Decodable {
    let name: String
    let shape: [Int]
    let values: [Float]
  }

  let yaml: String
  let batchSize: Int
  let learningRate: Double
  let shape: [Int]
  let pixels, labels: [UInt8]
  let initial, gradients, afterOneStep: [Entry]
  let losses: [Double]
  let probabilities: [Float]

  init(_ name: String) throws {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Golden"))
    self = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: url))
  }

  func network() throws -> Network { try Network(yaml: yaml, file: "golden.yml") }

  var images: LabelledImages { LabelledImages(pixels: pixels, labels: labels, shape: Shape(shape)) }

  func weights(_ entries: [Entry], for network: Network) throws -> Weights {
    try Weights(entries.map { ($0.name, Tensor(Shape($0.shape), $0.values)) }, for: network)
  }

  func trainer(threads: Int) throws -> BatchTrainer {
    let network = try network()
    let configuration = TrainingConfiguration(batchSize: batchSize, learningRate: learningRate)
    let start = Checkpoint(network, configuration, weights: try weights(initial, for: network))
    return try BatchTrainer(network, configuration, stepsPerEpoch: 2, threads: threads, from: start)
  }
}

@Suite struct GoldenTests {
  @Test(arguments: ["plain", "varied"])
  func gradientsAndOneStepOfAdamAreThoseOfKeras(name: String) throws {
    let golden = try Golden(name)
    let trainer = try golden.trainer(threads: 1)
    _ = trainer.train(golden.images, [Int](0..<golden.batchSize)[...])
    let gradients = try golden.weights(golden.gradients, for: golden.network())
    let after = try golden.weights(golden.afterOneStep, for: golden.network())
    for (index, name) in after.names.enumerated() {
      // After one step from zero the first moment is a tenth of the gradient.
      let gradient = Tensor(gradients.tensors[index].shape, trainer.slots[0][index].values.map { $0 * 10 })
      #expect(relativeError(gradient, gradients.tensors[index]) < 1e-5, "gradient of \(name)")
      #expect(relativeError(trainer.weights[index], after.tensors[index]) < 1e-4, "\(name) after one step")
    }
  }

  @Test(arguments: ["plain", "varied"], [1, 2])
  func twentyStepsHaveTheLossesOfKeras(name: String, threads: Int) throws {
    let golden = try Golden(name)
    let trainer = try golden.trainer(threads: threads)
    for (step, expected) in golden.losses.enumerated() {
      let start = step % 2 * golden.batchSize
      let tally = trainer.train(golden.images, [Int](start..<start + golden.batchSize)[...])
      let loss = tally.loss / Double(tally.count)
      #expect(abs(loss - expected) < 1e-4 * expected, "step \(step): \(loss) instead of \(expected)")
    }
    let network = try golden.network()
    let weights = try golden.weights(golden.initial, for: network).replaced(by: trainer.weights)
    let found = try Predictor(network, weights: weights).evaluate(golden.images).probabilities
    #expect(relativeError(found, Tensor(found.shape, golden.probabilities)) < 1e-3)
  }
}
