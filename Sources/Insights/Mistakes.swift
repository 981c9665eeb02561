import Networks
import Tensors
import Training

/// The test images that the network was surest of and got wrong.
public struct Mistakes: Equatable, Sendable {
  /// A test image, what it was taken for, and how surely.
  public struct Mistake: Equatable, Sendable {
    /// The test image.
    public let example: Experiment.Example
    /// The class it was taken for.
    public let predicted: Int
    /// The network's output for that class, a probability if it ends in softmax.
    public let probability: Float
    /// The network's output for the true class.
    public let probabilityOfLabel: Float
  }

  /// The most confident mistakes, the surest first.
  public let shown: [Mistake]
  /// The names of the classes.
  public let classes: [String]
  /// Whether the outputs are probabilities.
  public let areProbabilities: Bool
  /// How many test images were wrong, of how many.
  public let wrong, total: Int

  /// Finds the mistakes and keeps at most `limit` of them.
  package init(_ experiment: Experiment, limit: Int = 20) {
    let evaluation = experiment.evaluation
    let test = experiment.dataset.test
    let wrong = evaluation.predictions.indices.filter { evaluation.predictions[$0] != Int(test.labels[$0]) }
    func probability(_ index: Int) -> Float { evaluation.probabilities[index, evaluation.predictions[index]] }
    let surest = wrong.sorted { (probability($0), $1) > (probability($1), $0) }.prefix(limit)
    let images = test.tensor(Array(surest))
    shown = surest.enumerated().map { position, index in
      let label = Int(test.labels[index])
      return Mistake(
        example: .init(index: index, label: label, image: images.slice(position)),
        predicted: evaluation.predictions[index], probability: probability(index),
        probabilityOfLabel: evaluation.probabilities[index, label])
    }
    classes = experiment.dataset.classes
    areProbabilities = experiment.network.endsInSoftmax
    (self.wrong, total) = (wrong.count, test.count)
  }
}
