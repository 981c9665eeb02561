import Datasets
import Foundation
import Insights
import Networks
import Tensors
import Training

/// A small network that ends in some function, and was trained for three epochs with some recipe.
struct RecipeSite {
  /// `softmax`, `sigmoid` or `linear`.
  var activation = "softmax"
  var configuration = TrainingConfiguration(epochs: 3, batchSize: 4)

  /// Everything there is to explain of it; the numbers of its history are made up, as those of the recipe are not.
  func explanation() throws -> Explanation {
    let network = try Network(
      yaml: """
        name: recipe
        input: [8, 7, 1]
        layers:
          - Conv2D: {name: conv, filters: 2, kernel_size: 3, activation: relu}
          - Flatten: {name: flatten}
          - Dense: {name: answer, units: 3, activation: \(activation)}
        """, file: "recipe.yml")
    let weights = Weights(glorotFor: network, seed: 3)
    var random = RandomGenerator(seed: 1, stream: "noise")
    let pixels = (0..<9 * 56).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let images = LabelledImages(pixels: pixels, labels: (0..<9).map { UInt8($0 % 3) }, shape: [1, 8, 7])
    let dataset = Dataset(
      name: "mnist", title: "Noise", train: images, test: images, classes: ["a", "b", "c"],
      loader: .libraries(keras: "mnist", torchvision: "MNIST"))
    let history = [0.9, 0.6, 0.7].enumerated().map { epoch, loss in
      EpochRecord(
        epoch: epoch + 1, loss: loss, accuracy: 0.5, validationLoss: loss, validationAccuracy: 1 - loss / 2)
    }
    let experiment = try Experiment(
      network: network, weights: weights, dataset: dataset, validationCount: 3, history: history,
      evaluation: try Predictor(network, weights: weights, loss: configuration.loss).evaluate(images))
    return try Explanation(of: experiment, photograph: Tensor([8, 8], (0..<64).map { Float($0) }))
  }

  /// Its site in both languages.
  func site() throws -> SiteOf { try SiteOf(explanation(), configuration) }
}
