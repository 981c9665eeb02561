import Tensors

/// How a network did on images whose classes are known.
public struct Evaluation: Equatable, Sendable {
  /// The mean loss.
  public let loss: Double
  /// What loss that is.
  public let lossFunction: Loss
  /// The share of images classified rightly.
  public let accuracy: Double
  /// The number of images, `[true class][predicted class]`.
  public let confusion: [[Int]]
  /// The network's outputs, `[images, classes]`: probabilities if it ends in softmax.
  public let probabilities: Tensor
  /// The class with the largest output of each image, the first among equals.
  public let predictions: [Int]

  /// Makes an evaluation.
  public init(
    loss: Double, accuracy: Double, confusion: [[Int]], probabilities: Tensor, predictions: [Int],
    lossFunction: Loss = .categoricalCrossEntropy
  ) {
    (self.loss, self.accuracy, self.confusion) = (loss, accuracy, confusion)
    (self.probabilities, self.predictions) = (probabilities, predictions)
    self.lossFunction = lossFunction
  }
}
