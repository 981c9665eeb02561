/// What `report.json` says: the run in numbers, for programs.
package struct ReportRecord: Sendable {
  /// A setting in `configuration`.
  package enum Setting: Sendable, Equatable {
    case text(String)
    case number(Int)
    case decimal(Double)
    case flag(Bool)
    case texts([String])
  }

  /// One layer.
  package struct Layer: Sendable {
    package var name: String
    package var kind: String
    /// Channels last, without the batch.
    package var outputShape: [Int]
    package var parameters: Int
    package var flops: Int
    /// Rows and columns; nothing where a cell sees the whole input in no particular shape.
    package var receptiveField: [Int]?

    /// Records a layer.
    package init(
      name: String, kind: String, outputShape: [Int], parameters: Int, flops: Int, receptiveField: [Int]?
    ) {
      self.name = name
      self.kind = kind
      self.outputShape = outputShape
      self.parameters = parameters
      self.flops = flops
      self.receptiveField = receptiveField
    }
  }

  /// One epoch.
  package struct Epoch: Sendable {
    package var epoch: Int
    package var loss: Double
    package var accuracy: Double
    package var validationLoss: Double
    package var validationAccuracy: Double

    /// Records an epoch.
    package init(epoch: Int, loss: Double, accuracy: Double, validationLoss: Double, validationAccuracy: Double) {
      self.epoch = epoch
      self.loss = loss
      self.accuracy = accuracy
      self.validationLoss = validationLoss
      self.validationAccuracy = validationAccuracy
    }
  }

  package var toolName = "cnn-viz"
  package var toolVersion: String
  /// All settings that determine the content, in the order in which they are written.
  package var configuration: [(name: String, value: Setting)]
  package var datasetName: String
  package var trainCount: Int
  package var validationCount: Int
  package var testCount: Int
  package var classes: [String]
  package var networkName: String
  package var parameters: Int
  package var layers: [Layer]
  package var history: [Epoch]
  /// Nothing where there was nothing to test with.
  package var loss: Double?
  package var accuracy: Double?
  /// Rows are true classes, columns answers.
  package var confusion: [[Int]]
  package var checkedSums: Int

  /// Records a run.
  package init(
    toolVersion: String, configuration: [(name: String, value: Setting)], datasetName: String, trainCount: Int,
    validationCount: Int, testCount: Int, classes: [String], networkName: String, parameters: Int, layers: [Layer],
    history: [Epoch], loss: Double?, accuracy: Double?, confusion: [[Int]], checkedSums: Int
  ) {
    self.toolVersion = toolVersion
    self.configuration = configuration
    self.datasetName = datasetName
    self.trainCount = trainCount
    self.validationCount = validationCount
    self.testCount = testCount
    self.classes = classes
    self.networkName = networkName
    self.parameters = parameters
    self.layers = layers
    self.history = history
    self.loss = loss
    self.accuracy = accuracy
    self.confusion = confusion
    self.checkedSums = checkedSums
  }
}
