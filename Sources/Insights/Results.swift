import Tensors
import Training

/// How often each class was taken for each other.
public struct ConfusionMatrix: Equatable, Sendable {
  /// The names of the classes.
  public let classes: [String]
  /// The number of test images, `[true class][predicted class]`.
  public let counts: [[Int]]

  /// One kind of mistake.
  public struct Confusion: Equatable, Sendable {
    public let label, predicted, count: Int
  }

  /// The number of images.
  public var total: Int { counts.joined().reduce(0, +) }
  /// The number of images classified rightly.
  public var right: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
  /// How many images each true class has.
  public var rowSums: [Int] { counts.map { $0.reduce(0, +) } }
  /// How often each class was predicted.
  public var columnSums: [Int] { counts.indices.map { column in counts.reduce(0) { $0 + $1[column] } } }

  /// The kinds of mistake that happened, the commonest first.
  public var confusions: [Confusion] {
    var found: [Confusion] = []
    for label in counts.indices {
      for predicted in counts.indices where label != predicted && counts[label][predicted] > 0 {
        found.append(Confusion(label: label, predicted: predicted, count: counts[label][predicted]))
      }
    }
    return found.sorted { ($1.count, $0.label, $0.predicted) < ($0.count, $1.label, $1.predicted) }
  }

  /// Counts for classes.
  public init(classes: [String], counts: [[Int]]) { (self.classes, self.counts) = (classes, counts) }

  init(_ experiment: Experiment) {
    self.init(classes: experiment.dataset.classes, counts: experiment.evaluation.confusion)
  }
}

/// The test images that the network was surest of and got wrong.
public struct Mistakes: Equatable, Sendable {
  /// A test image, what it was taken for, and how surely.
  public struct Mistake: Equatable, Sendable {
    /// The test image.
    public let example: Experiment.Example
    /// The class it was taken for.
    public let predicted: Int
    /// The probability that the network gave to that class.
    public let probability: Float
    /// The probability that the network gave to the true class.
    public let probabilityOfLabel: Float
  }

  /// The most confident mistakes, the surest first.
  public let shown: [Mistake]
  /// The names of the classes.
  public let classes: [String]
  /// How many test images were wrong, of how many.
  public let wrong, total: Int

  init(_ experiment: Experiment, limit: Int = 20) {
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
    (self.wrong, total) = (wrong.count, test.count)
  }
}

/// How loss and accuracy went, epoch by epoch.
public struct LearningCurves: Equatable, Sendable {
  /// One record for each epoch.
  public let epochs: [EpochRecord]

  /// The index of the epoch with the smallest validation loss, the first among equals.
  public var best: Int { epochs.indices.min { epochs[$0].validationLoss < epochs[$1].validationLoss } ?? 0 }

  /// The curves of at least one epoch; `nil` of none.
  public init?(_ epochs: [EpochRecord]) {
    guard !epochs.isEmpty else { return nil }
    self.epochs = epochs
  }
}
