/// The settings that determine, with the data and the network, what training gives.
public struct TrainingConfiguration: Hashable, Sendable, Codable {
  /// How often all training images are gone through.
  public var epochs: Int
  /// How many images each step of the optimiser sees.
  public var batchSize: Int
  /// What the first weights, the order of the images and dropout are drawn from.
  public var seed: UInt64
  /// The learning rate of Adam.
  public var learningRate: Double
  /// The share of the images, from the end, that is kept for validation.
  public var validationShare: Double

  /// Makes a configuration; the defaults are the lecture's.
  public init(
    epochs: Int = 5, batchSize: Int = 32, seed: UInt64 = 1, learningRate: Double = 0.001, validationShare: Double = 0.33
  ) {
    (self.epochs, self.batchSize, self.seed) = (epochs, batchSize, seed)
    (self.learningRate, self.validationShare) = (learningRate, validationShare)
  }

  /// How many of `count` images are trained on: `floor(count * (1 - validationShare))` in double precision, as Keras does it.
  public func trainingCount(of count: Int) -> Int { Int(Double(count) * (1 - validationShare)) }

  func validate() throws {
    guard epochs > 0 else {
      throw TrainingError.configuration("the number of epochs must be at least 1, not \(epochs)")
    }
    guard batchSize > 0 else {
      throw TrainingError.configuration("the batch must have at least 1 image, not \(batchSize)")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw TrainingError.configuration("the learning rate must be above 0, not \(learningRate)")
    }
    guard validationShare > 0, validationShare < 1 else {
      throw TrainingError.configuration("the validation share must lie between 0 and 1, not be \(validationShare)")
    }
  }
}
