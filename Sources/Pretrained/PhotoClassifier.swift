import Datasets
import Networks
import Tensors
import Training

/// Tells what photographs show, with a network that others trained.
public struct PhotoClassifier {
  /// The trained network.
  public let model: PretrainedModel
  /// The names of its classes, with their synonyms.
  public let classes: [String]
  private let network: Network
  private let weights: Weights
  private let options: TrainingOptions

  /// A class and how probable it is.
  public struct Guess: Equatable, Sendable {
    /// The class, counted from 0, and its name.
    public let index: Int, name: String
    /// Its probability.
    public let probability: Float
  }

  /// Loads a model; throws what `PretrainedModel.load` throws.
  public init(_ model: PretrainedModel, options: TrainingOptions = TrainingOptions()) throws {
    self.model = model
    self.options = options
    classes = try model.classes()
    (network, weights) = try model.load()
  }

  /// The probabilities of all classes for each photograph, `[photographs, classes]`.
  public func probabilities(_ photographs: [Photograph]) throws -> Tensor {
    try Predictor(network, weights: weights, options: options)
      .probabilities(model.preprocessing.tensor(photographs))
  }

  /// The most probable classes of each photograph, at most `count`, the most probable first.
  public func guesses(_ photographs: [Photograph], count: Int) throws -> [[Guess]] {
    let table = try probabilities(photographs)
    return photographs.indices.map { photograph in
      let row = table.slice(photograph).values
      let order = row.indices.sorted { (row[$1], $0) < (row[$0], $1) }
      return order.prefix(count).map { Guess(index: $0, name: classes[$0], probability: row[$0]) }
    }
  }
}
