import Training

/// A run in numbers, as `report.json` has it: enough to hold it against another.
public struct RunRecord: Equatable, Sendable {
  /// One layer.
  public struct Layer: Equatable, Sendable {
    /// Its name and its kind.
    public let name, kind: String
    /// The shape of its output, channels last.
    public let shape: [Int]
    /// The learned numbers, and the floating-point operations for one image.
    public let parameters, flops: Int

    /// Describes a layer.
    public init(name: String, kind: String, shape: [Int], parameters: Int, flops: Int) {
      (self.name, self.kind, self.shape, self.parameters, self.flops) = (name, kind, shape, parameters, flops)
    }
  }

  /// A setting of the training, by the name that `report.json` gives it.
  public struct Setting: Equatable, Sendable {
    /// Its name, as in `batchSize`, and its value as text.
    public let name, value: String

    /// Describes a setting.
    public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }

  /// What readers call the run, unique among those that are compared.
  public var label: String
  /// The name of the data, and of the network.
  public let dataset, network: String
  /// The names of the classes.
  public let classes: [String]
  /// How many images trained, validated and tested.
  public let training, validation, test: Int
  /// The layers in their order.
  public let layers: [Layer]
  /// The settings of the training in their order; empty if the weights came from a file.
  public let settings: [Setting]
  /// One record for each epoch.
  public let history: [EpochRecord]
  /// The result on the test images.
  public let loss, accuracy: Double
  /// How often each class was taken for each other.
  public let confusion: [[Int]]

  /// Describes a run.
  public init(
    label: String, dataset: String, network: String, classes: [String], training: Int, validation: Int, test: Int,
    layers: [Layer], settings: [Setting], history: [EpochRecord], loss: Double, accuracy: Double, confusion: [[Int]]
  ) {
    (self.label, self.dataset, self.network, self.classes) = (label, dataset, network, classes)
    (self.training, self.validation, self.test) = (training, validation, test)
    (self.layers, self.settings, self.history) = (layers, settings, history)
    (self.loss, self.accuracy, self.confusion) = (loss, accuracy, confusion)
  }

  /// The learned numbers of all layers.
  public var parameters: Int { layers.reduce(0) { $0 + $1.parameters } }
  /// The floating-point operations of all layers for one image.
  public var flops: Int { layers.reduce(0) { $0 + $1.flops } }
  /// The test images that were taken for another class.
  public var wrong: Int { matrix.total - matrix.right }
  /// The counts with their classes.
  public var matrix: ConfusionMatrix { ConfusionMatrix(classes: classes, counts: confusion) }
  /// The share of each class that was classified rightly; 0 of a class without test images.
  public var recalls: [Double] {
    let sums = matrix.rowSums
    return confusion.indices.map { Double(confusion[$0][$0]) / Double(max(1, sums[$0])) }
  }
}
