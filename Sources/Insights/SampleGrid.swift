import Tensors

/// Test images by class, to see in how many ways the same thing can look.
public struct SampleGrid: Equatable, Sendable {
  /// The name of the data set that readers see, such as `MNIST`.
  public let dataset: String
  /// For each class, its first test images.
  public let columns: [[Experiment.Example]]
  /// The names of the classes.
  public let classes: [String]
  /// How many images train, validate and test the network.
  public let trainingCount, validationCount, testCount: Int
  /// The shape of an image, `[channels, rows, columns]`.
  public let shape: Shape

  /// Whether the classes are the ten digits.
  public let areDigits: Bool

  /// Takes the first `rows` test images of each class.
  package init(_ experiment: Experiment, rows: Int = 4) {
    let test = experiment.dataset.test
    var indices = [[Int]](repeating: [], count: experiment.dataset.classes.count)
    for (index, label) in test.labels.enumerated() where indices[Int(label)].count < rows {
      indices[Int(label)].append(index)
    }
    columns = indices.enumerated().map { label, indices in
      let images = test.tensor(indices)
      return indices.enumerated().map { Experiment.Example(index: $1, label: label, image: images.slice($0)) }
    }
    areDigits = experiment.dataset.areDigits
    (dataset, classes) = (experiment.dataset.title, experiment.dataset.classes)
    validationCount = experiment.validationCount
    trainingCount = experiment.dataset.train.count - experiment.validationCount
    testCount = test.count
    shape = test.shape
  }
}
