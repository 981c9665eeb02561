import Datasets
import Networks
import Tensors
import Training

/// A network with its weights, the data it was tested on, and how it did: all that there is to explain.
public struct Experiment: Sendable {
  /// The network that was trained, as its author wrote it.
  public let author: Network
  /// The network that is explained: the same one; of a network over signals its equal over maps of one row.
  public let network: Network
  /// Its parameters.
  public let weights: Weights
  /// The data that trained and tested it.
  public let dataset: Dataset
  /// How many training images were held back for validation.
  public let validationCount: Int
  /// One record for each epoch; empty if the weights came from a file.
  public let history: [EpochRecord]
  /// The result on the test images.
  public let evaluation: Evaluation
  /// The test images that the explanations follow: the first that is classified correctly of each class, in the order of the
  /// classes; of a class with none, its first.
  public let examples: [Example]
  /// Which of the examples is followed through the whole network.
  public let hero: Int
  /// What every layer computed for the examples.
  public let inspection: Inspection

  /// What the data are: `signals`, `volumes`, `pictures` of anything but digits, or `photographs` where nothing was trained here;
  /// `nil` of digits.
  public var subject: String? {
    switch author.inputs[0].shape.rank {
    case 3 where dataset.train.count == 0: "photographs"
    case 2 where author.withOneRow != nil: "signals"
    case 4: "volumes"
    case 3 where !dataset.areDigits: "pictures"
    default: nil
    }
  }

  /// A test image.
  public struct Example: Equatable, Sendable {
    /// Its index in the test set.
    public let index: Int
    /// Its true class.
    public let label: Int
    /// Its pixels from 0 to 1, `[channels, rows, columns]`.
    public let image: Tensor
  }

  /// Chooses the examples and runs them through the network; throws `InsightError.notFinite` where a layer computes what is
  /// no number.
  public init(
    network: Network, weights: Weights, dataset: Dataset, validationCount: Int, history: [EpochRecord],
    evaluation: Evaluation
  ) throws {
    try self.init(
      network: network, weights: weights, dataset: dataset, validationCount: validationCount, history: history,
      evaluation: evaluation,
      indices: Experiment.exampleIndices(dataset: dataset, predictions: evaluation.predictions), author: network)
  }

  /// The same experiment with other test images as its examples.
  func following(_ indices: [Int]) throws -> Experiment {
    try Experiment(
      network: network, weights: weights, dataset: dataset, validationCount: validationCount, history: history,
      evaluation: evaluation, indices: indices, author: author)
  }

  init(
    network: Network, weights: Weights, dataset: Dataset, validationCount: Int, history: [EpochRecord],
    evaluation: Evaluation, indices: [Int], author: Network, inspection known: Inspection? = nil
  ) throws {
    guard !indices.isEmpty else { throw InsightError.noExample }
    self.author = author
    (self.history, self.evaluation, self.validationCount) = (history, evaluation, validationCount)
    // What is worked out is held against what the author's own network computes.
    let given = dataset.test.tensor(indices)
    let asGiven = given.reshaped(author.inputs[0].shape.batched(indices.count))
    let computed =
      try known ?? author.inspect(author.inputs.map { _ in asGiven }, weights: weights.reshaped(for: author))
    if let rows = author.withOneRow {
      self.network = rows
      self.weights = try weights.reshaped(for: rows)
      self.dataset = dataset.reshaped(rows.inputs[0].shape)
      inspection = computed.withOneRow(for: rows)
    } else {
      (self.network, self.weights, self.dataset, inspection) = (network, weights, dataset, computed)
    }
    // What networks read may have signs and another order of channels; what is shown never has.
    let images = dataset.test.scaling == .unit ? inspection.images : nil
    examples = indices.enumerated().map {
      Example(
        index: $1, label: Int(dataset.test.labels[$1]), image: images?.slice($0) ?? dataset.test.picture($1))
    }
    // The earliest of them in the test set: for MNIST the famous seven that every course prints first.
    hero = indices.indices.min { indices[$0] < indices[$1] }!
    for node in self.network.nodes {
      let computed = [inspection.output(of: node.name), inspection.preActivation(of: node.name)].compactMap { $0 }
      guard computed.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
        throw InsightError.notFinite(layer: node.name)
      }
    }
  }

  private static func exampleIndices(dataset: Dataset, predictions: [Int]) -> [Int] {
    var right = [Int?](repeating: nil, count: dataset.classes.count)
    var first = right
    for (index, label) in dataset.test.labels.enumerated() {
      let label = Int(label)
      if first[label] == nil { first[label] = index }
      if right[label] == nil && predictions[index] == label { right[label] = index }
    }
    return zip(right, first).compactMap { $0 ?? $1 }
  }
}
