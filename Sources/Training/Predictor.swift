import Datasets
import Networks
import Tensors

/// Tells the classes of many images with a trained network.
public final class Predictor {
  private let evaluator: Evaluator
  private let weights: Weights

  /// Compiles a network whose last layer has softmax.
  ///
  /// - Throws: `TrainingError.notAClassifier`, `NetworkError` if the weights are not the network's, `EngineError`.
  public init(_ network: Network, weights: Weights, options: TrainingOptions = TrainingOptions()) throws {
    self.weights = try Weights(Array(zip(weights.names, weights.tensors)), for: network)
    evaluator = try Evaluator(Classifier(network), threads: options.threads)
  }

  /// The probability of each class, `[examples, classes]`, of images `[examples, channels, rows, columns]` whose values
  /// are prepared as those that the network was trained with.
  ///
  /// - Throws: `TrainingError.imageShape` if the images have another shape than the network's input.
  public func probabilities(_ images: Tensor) throws -> Tensor {
    let expected = evaluator.classifier.inputShape
    guard images.shape.rank > 0, images.shape.withoutBatch == expected else {
      throw TrainingError.imageShape(expected: expected, found: images.shape.withoutBatch)
    }
    return evaluator.probabilities(images, weights.parameterStore())
  }

  /// How the network does on images whose classes are known.
  ///
  /// - Throws: `TrainingError.imageShape`, `.label` if the images do not fit the network, `.tooFewImages` if there are none.
  public func evaluate(_ images: LabelledImages) throws -> Evaluation {
    try evaluator.classifier.check(images)
    guard images.count > 0 else { throw TrainingError.tooFewImages(training: 0, validation: 0) }
    let classes = evaluator.classifier.classes
    var probabilities = Tensor([images.count, classes])
    let tally = probabilities.values.withUnsafeMutableBufferPointer {
      evaluator.tally(images, 0..<images.count, weights.parameterStore(), probabilities: $0.baseAddress)
    }
    let loss = CrossEntropy(classes: classes)
    let predictions = probabilities.values.withUnsafeBufferPointer { rows in
      (0..<images.count).compactMap { row in rows.baseAddress.map { loss.prediction($0 + row * classes) } }
    }
    var confusion = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for (label, prediction) in zip(images.labels, predictions) { confusion[Int(label)][prediction] += 1 }
    let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
    return Evaluation(
      loss: tally.meanLoss, accuracy: Double(right) / Double(images.count), confusion: confusion,
      probabilities: probabilities, predictions: predictions)
  }
}
