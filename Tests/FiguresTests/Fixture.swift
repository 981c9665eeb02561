import Datasets
import Foundation
import Insights
import Localization
import ModelFiles
import Networks
import Synchronization
import Tensors
import Training

/// Experiments to draw figures of, each computed once per run of the tests.
///
/// The lecture's network has the weights that Keras learned in five epochs (`Resources/lecture.safetensors`); the others have
/// random ones, since only their sizes matter here.
enum Fixture {
  /// The networks that every figure has to cope with: small, large, and with other functions and poolings.
  static let networks = ["lecture", "lecture-deep", "lenet5"]

  /// Everything there is to draw of a named network on MNIST.
  static func explanation(network name: String = "lecture") throws -> Explanation {
    try explanations.withLock { known in
      if let explanation = known[name] { return explanation }
      let network = try Network.named(name)
      let explanation = try explain(
        network, weights: name == "lecture" ? lectureWeights() : Weights(glorotFor: network, seed: 1),
        history: name == "lecture" ? history : [], testCount: name == "lecture" ? 2000 : 100)
      known[name] = explanation
      return explanation
    }
  }

  /// Everything there is to draw of a network for MNIST that a test makes up, with random weights.
  static func explanation(of network: Network) throws -> Explanation {
    try explain(network, weights: Weights(glorotFor: network, seed: 1), history: [], testCount: 100)
  }

  /// Everything there is to draw of a network that a test makes up, with random weights, on random colour images.
  static func explanation(yaml: String) throws -> Explanation {
    let network = try Network(yaml: yaml, file: "test.yml")
    let weights = Weights(glorotFor: network, seed: 1)
    let dataset = noise(network.inputs[0].shape)
    let experiment = try Experiment(
      network: network, weights: weights, dataset: dataset, validationCount: 0, history: [],
      evaluation: evaluate(network, weights, dataset.test, classes: dataset.classes.count))
    return try Explanation(of: experiment, photograph: photograph.get())
  }

  /// The words of a language, as the program ships them.
  static func strings(_ language: Language) throws -> Strings {
    try Strings(language: language, directories: [templates])
  }

  static let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Templates").standardized

  /// The photograph of the kernel gallery.
  static let photograph = Result {
    let image = try GreyImage.camera()
    return Tensor([image.rows, image.columns], image.pixels.map(Float.init))
  }

  private static let explanations = Mutex<[String: Explanation]>([:])
  private static let mnist = Result { try Dataset.named("mnist") }

  /// What Keras said after each epoch.
  private static let history = [
    EpochRecord(
      epoch: 1, loss: 0.6028, accuracy: 0.8138, validationLoss: 0.2579, validationAccuracy: 0.9232),
    EpochRecord(
      epoch: 2, loss: 0.2037, accuracy: 0.9383, validationLoss: 0.1711, validationAccuracy: 0.9484),
    EpochRecord(
      epoch: 3, loss: 0.1461, accuracy: 0.9554, validationLoss: 0.1401, validationAccuracy: 0.9563),
    EpochRecord(
      epoch: 4, loss: 0.1223, accuracy: 0.9628, validationLoss: 0.1252, validationAccuracy: 0.9615),
    EpochRecord(
      epoch: 5, loss: 0.1099, accuracy: 0.9669, validationLoss: 0.1168, validationAccuracy: 0.9646),
  ]
}

extension Fixture {
  private static func lectureWeights() throws -> Weights {
    let file = Bundle.module.bundleURL.appendingPathComponent("Resources/lecture.safetensors").path
    let tensors = try Safetensors(file: file).tensors.map { (name: $0.name, tensor: $0.tensor) }
    return try Weights(tensors, for: Network.named("lecture"))
  }

  private static func explain(
    _ network: Network, weights: Weights, history: [EpochRecord], testCount: Int
  ) throws -> Explanation {
    let mnist = try mnist.get()
    let dataset = Dataset(
      name: mnist.name, title: mnist.title, train: mnist.train, test: mnist.test[0..<testCount],
      classes: mnist.classes)
    let experiment = try Experiment(
      network: network, weights: weights, dataset: dataset, validationCount: history.isEmpty ? 0 : 19801,
      history: history, evaluation: evaluate(network, weights, dataset.test, classes: dataset.classes.count))
    return try Explanation(of: experiment, photograph: photograph.get())
  }

  /// What the network says of images, a hundred at a time, since an inspection keeps every map.
  private static func evaluate(
    _ network: Network, _ weights: Weights, _ images: LabelledImages, classes: Int
  ) throws -> Evaluation {
    var probabilities: [Float] = []
    for start in stride(from: 0, to: images.count, by: 100) {
      let inspection = try network.inspect(images.tensor(start..<min(start + 100, images.count)), weights: weights)
      probabilities += inspection.output(of: network.outputs[0]).values
    }
    let table = Tensor([images.count, classes], probabilities)
    let predictions = (0..<images.count).map { table.slice($0).indexOfMaximum! }
    var confusion = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    var (loss, right) = (0.0, 0)
    for (index, predicted) in predictions.enumerated() {
      let label = Int(images.labels[index])
      confusion[label][predicted] += 1
      right += label == predicted ? 1 : 0
      loss -= Foundation.log(max(1e-7, Double(table[index, label])))
    }
    return Evaluation(
      loss: loss / Double(images.count), accuracy: Double(right) / Double(images.count), confusion: confusion,
      probabilities: table, predictions: predictions)
  }

  private static func noise(_ shape: Shape) -> Dataset {
    var random = RandomGenerator(seed: 1, stream: "noise")
    let (count, classes) = (12, ["car", "person <b>", "house & garden"])
    let pixels = (0..<count * shape.count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let labels = (0..<count).map { UInt8($0 % classes.count) }
    let images = LabelledImages(pixels: pixels, labels: labels, shape: shape)
    return Dataset(name: "noise", title: "Noise", train: images, test: images, classes: classes)
  }
}
