import Tensors

/// How generated programs train a network.
public struct TrainingRecipe: Equatable, Sendable {
  /// The data set's name in `keras.datasets` and, in capitals, in `torchvision.datasets`.
  public var dataset: String
  /// The shape of one image, and the number of classes.
  public var shape: Shape, classes: Int
  /// How often all images are seen, and how many at once.
  public var epochs: Int, batchSize: Int
  /// The share of the training images, from the end, that is kept for validation.
  public var validationShare: Double
  /// Adam's learning rate.
  public var learningRate: Double

  /// Makes a recipe; without arguments the lecture's for MNIST.
  public init(
    dataset: String = "mnist", shape: Shape = [1, 28, 28], classes: Int = 10, epochs: Int = 5, batchSize: Int = 32,
    validationShare: Double = 0.33, learningRate: Double = 0.001
  ) {
    (self.dataset, self.shape, self.classes) = (dataset, shape, classes)
    (self.epochs, self.batchSize) = (epochs, batchSize)
    (self.validationShare, self.learningRate) = (validationShare, learningRate)
  }

  /// Whether a network takes these images and gives a value for each class.
  func fits(_ network: Network) -> Bool {
    network.inputs.map(\.shape) == [shape] && network.outputs.compactMap(network.shape) == [[classes]]
  }
}

extension Network {
  /// Whether what comes out are probabilities.
  var endsInSoftmax: Bool { outputs.count == 1 && node(named: outputs[0])?.layer.activation == .softmax }
}
