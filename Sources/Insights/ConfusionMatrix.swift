/// How often each class was taken for each other.
public struct ConfusionMatrix: Equatable, Sendable {
  /// The names of the classes.
  public let classes: [String]
  /// The number of test images, `[true class][predicted class]`.
  public let counts: [[Int]]

  /// One kind of mistake.
  public struct Confusion: Equatable, Sendable {
    /// The true class and the class that was answered.
    public let label, predicted: Int
    /// How many images.
    public let count: Int
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

  /// Counts the test images.
  package init(_ experiment: Experiment) {
    self.init(classes: experiment.dataset.classes, counts: experiment.evaluation.confusion)
  }
}
