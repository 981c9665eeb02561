import Tensors

/// How generated programs train a network.
public struct TrainingRecipe: Equatable, Sendable {
  /// The data set's name in `keras.datasets`, and in `torchvision.datasets`.
  public var dataset: String, torchvision: String
  /// The shape of one image, and the number of classes.
  public var shape: Shape, classes: Int
  /// How often all images are seen, and how many at once.
  public var epochs: Int, batchSize: Int
  /// The share of the training images, from the end, that is kept for validation.
  public var validationShare: Double
  /// What the program says in Keras of loss, optimiser and all that goes on while it trains.
  public var keras: KerasRecipe
  /// The same in PyTorch.
  public var pytorch: PyTorchRecipe

  /// Makes a recipe; without arguments the lecture's for MNIST, with Adam.
  public init(
    dataset: String = "mnist", torchvision: String = "MNIST", shape: Shape = [1, 28, 28], classes: Int = 10,
    epochs: Int = 5, batchSize: Int = 32, validationShare: Double = 0.33, keras: KerasRecipe = KerasRecipe(),
    pytorch: PyTorchRecipe = PyTorchRecipe()
  ) {
    (self.dataset, self.torchvision, self.shape, self.classes) = (dataset, torchvision, shape, classes)
    (self.epochs, self.batchSize) = (epochs, batchSize)
    (self.validationShare, self.keras, self.pytorch) = (validationShare, keras, pytorch)
  }

  /// Whether a network takes these images, with every input, and gives a value for each class, with every output.
  func fits(_ network: Network) -> Bool {
    let answers = network.outputs.compactMap(network.node(named:))
    return network.inputs.allSatisfy { $0.shape == shape } && answers.allSatisfy { $0.outputShape == [classes] }
      && answers.allSatisfy { $0.layer.activation == answers[0].layer.activation }
      // Keras weighs classes of networks with one output only.
      && (answers.count == 1 || !keras.fitArguments.contains { $0.hasPrefix("class_weight") })
      // Its generator gives one array of images and one of classes.
      && (keras.generatorArguments.isEmpty || (network.inputs.count == 1 && answers.count == 1))
  }
}

/// The parts of a program in Keras that a recipe determines.
public struct KerasRecipe: Equatable, Sendable {
  /// Lines before the model is compiled.
  public var setup: [String] = []
  /// The optimiser.
  public var optimizer = "keras.optimizers.Adam(learning_rate=0.001)"
  /// The loss; `nil` for the categorical cross-entropy of what the network ends in.
  public var loss: String?
  /// Further arguments of `fit`, by the line.
  public var fitArguments: [String] = []
  /// Further imports.
  public var imports: [String] = []
  /// The arguments of an `ImageDataGenerator` that changes the training images at random, by the line; empty without one.
  public var generatorArguments: [String] = []
  /// Lines before that generator.
  public var generatorSetup: [String] = []

  /// The lecture's.
  public init() {}
}

/// The parts of a program in PyTorch that a recipe determines.
public struct PyTorchRecipe: Equatable, Sendable {
  /// Further modules.
  public var imports: [String] = []
  /// Functions and values before the training.
  public var setup: [String] = []
  /// The optimiser.
  public var optimizer = "torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7)"
  /// The loss of a batch; `nil` for the categorical cross-entropy of what the network ends in.
  public var loss: String?
  /// Lines before the first epoch, at the start and at the end of each epoch and of each step, and after the last epoch.
  public var start: [String] = [], epochStart: [String] = [], stepStart: [String] = [], stepEnd: [String] = []
  public var epochEnd: [String] = [], end: [String] = []

  /// The lecture's.
  public init() {}
}

extension Network {
  /// Whether its answer, the first output, are probabilities.
  package var endsInSoftmax: Bool { node(named: outputs[0])?.layer.activation == .softmax }
}
