import Datasets
import Networks
import Tensors

/// Tells the classes of many images with a trained network.
public final class Predictor {
  private let evaluator: Evaluator
  private let weights: Weights

  private let loss: Loss

  /// Compiles a network; without a loss, one that goes with the function at its end judges it.
  ///
  /// - Throws: `TrainingError.notAClassifier`, `.loss` if the loss cannot judge the network's outputs, `NetworkError` if the
  ///   weights are not the network's, `EngineError`.
  public init(
    _ network: Network, weights: Weights, loss: Loss? = nil, options: TrainingOptions = TrainingOptions()
  ) throws {
    self.weights = try Weights(Array(zip(weights.names, weights.tensors)), for: network)
    self.loss = loss ?? .natural(after: network.outputs.first.flatMap(network.node(named:))?.layer.activation)
    evaluator = try Evaluator(Classifier(network, self.loss), threads: options.threads)
  }

  /// The outputs for each class, `[examples, classes]`, probabilities if the network ends in softmax, of images `[examples, channels, rows, columns]` whose values
  /// are prepared as those that the network was trained with.
  ///
  /// - Throws: `TrainingError.imageShape` if the images have another shape than the network's input.
  public func probabilities(_ images: Tensor) throws -> Tensor {
    let expected = evaluator.classifier.inputShape
    guard images.shape.rank > 0, images.shape.withoutBatch == expected else {
      throw TrainingError.imageShape(expected: expected, found: images.shape.withoutBatch)
    }
    return evaluator.outputs(images, weights.parameterStore())
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
      evaluator.tally(images, 0..<images.count, weights.parameterStore(), outputs: $0.baseAddress)
    }
    let predictions = probabilities.values.withUnsafeBufferPointer { rows in
      (0..<images.count).compactMap { row in rows.baseAddress.map { prediction($0 + row * classes, count: classes) } }
    }
    var confusion = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for (label, prediction) in zip(images.labels, predictions) { confusion[Int(label)][prediction] += 1 }
    let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
    return Evaluation(
      loss: tally.meanLoss, accuracy: Double(right) / Double(images.count), confusion: confusion,
      probabilities: probabilities, predictions: predictions, lossFunction: loss)
  }
}
