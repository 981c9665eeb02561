import Datasets
import Foundation
import Insights
import Networks
import Tensors
import Training

/// An experiment small enough to check every cell of: random colour images, random weights, and a convolution with uneven
/// steps and padding after one without a bias.
enum SmallExperiment {
  static let yaml = """
    name: small
    input: [9, 8, 3]
    layers:
      - Conv2D: {name: first, filters: 4, kernel_size: [3, 2], strides: [2, 1], padding: same, activation: relu}
      - Conv2D: {name: second, filters: 3, kernel_size: 3, use_bias: false, activation: tanh}
      - Flatten: {name: flatten}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  /// The same images through padding, both kinds of pooling with a dropped border and with windows that overlap, and dense
  /// layers with dropout and a softmax of its own.
  static let pooledYAML = """
    name: pooled
    input: [9, 8, 3]
    layers:
      - ZeroPadding2D: {name: border, padding: [[1, 0], [0, 2]]}
      - Conv2D: {name: first, filters: 10, kernel_size: [3, 2], padding: same, activation: tanh}
      - AveragePooling2D: {name: average, pool_size: [3, 2], strides: [2, 1], padding: same}
      - MaxPooling2D: {name: pool, pool_size: 2}
      - Flatten: {name: flatten}
      - Dropout: {name: dropout, rate: 0.5}
      - Dense: {name: hidden, units: 20, activation: relu}
      - Dense: {name: scores, units: 3}
      - Activation: {name: softmax, activation: softmax}
    """

  static func make(seed: UInt64 = 5, yaml: String = SmallExperiment.yaml) throws -> Experiment {
    let network = try Network(yaml: yaml, file: "small.yml")
    var weights = Weights(glorotFor: network, seed: seed)
    if yaml == SmallExperiment.yaml { weights["first/bias"] = Tensor([4], [0.25, -0.5, 0, 0.125]) }
    let dataset = images(seed: seed, shape: network.inputs[0].shape)
    let probabilities = try network.inspect(dataset.test.tensor(0..<dataset.test.count), weights: weights)
      .output(of: network.outputs[0])
    let predictions = (0..<dataset.test.count).map { probabilities.slice($0).indexOfMaximum! }
    var confusion = [[Int]](repeating: [0, 0, 0], count: 3)
    for (label, predicted) in zip(dataset.test.labels, predictions) { confusion[Int(label)][predicted] += 1 }
    return try Experiment(
      network: network, weights: weights, dataset: dataset, validationCount: 2, history: [],
      evaluation: Evaluation(
        loss: 1, accuracy: 0, confusion: confusion, probabilities: probabilities, predictions: predictions))
  }

  static func explanation(yaml: String = SmallExperiment.yaml) throws -> Explanation {
    try Explanation(of: make(yaml: yaml), photograph: ramp(rows: 12, columns: 10))
  }

  /// A photograph that grows brighter by 10 from column to column and by 1 from row to row.
  static func ramp(rows: Int, columns: Int) -> Tensor {
    Tensor([rows, columns], (0..<rows * columns).map { Float(10 * ($0 % columns) + $0 / columns) })
  }

  private static func images(seed: UInt64, shape: Shape) -> Dataset {
    var random = RandomGenerator(seed: seed, stream: "images")
    let count = 12
    let pixels = (0..<count * shape.count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let all = LabelledImages(pixels: pixels, labels: (0..<count).map { UInt8($0 % 3) }, shape: shape)
    return Dataset(name: "noise", title: "Noise", train: all, test: all, classes: ["a", "b", "c"])
  }
}
