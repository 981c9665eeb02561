/// How many training images each class has.
public struct ClassBalance: Equatable, Sendable {
  /// The names of the classes.
  public let classes: [String]
  /// The number of training images of each class.
  public let counts: [Int]

  /// The mean number of images of a class.
  public var mean: Double { Double(counts.reduce(0, +)) / Double(max(1, counts.count)) }
  /// The class with most images, the first among equals.
  public var largest: Int { counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0 }
  /// The class with fewest images, the first among equals.
  public var smallest: Int { counts.indices.min { (counts[$0], $0) < (counts[$1], $1) } ?? 0 }
  /// How many times as many images the largest class has as the smallest.
  public var ratio: Double { Double(counts[largest]) / Double(max(1, counts[smallest])) }

  /// Counts for classes.
  public init(classes: [String], counts: [Int]) { (self.classes, self.counts) = (classes, counts) }

  /// Counts the training images, those held back for validation included.
  package init(_ experiment: Experiment) {
    var counts = [Int](repeating: 0, count: experiment.dataset.classes.count)
    for label in experiment.dataset.train.labels { counts[Int(label)] += 1 }
    self.init(classes: experiment.dataset.classes, counts: counts)
  }
}
