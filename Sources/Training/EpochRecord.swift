/// How one epoch went, as Keras's history has it.
public struct EpochRecord: Equatable, Sendable, Codable {
  /// The number of the epoch, from 1.
  public let epoch: Int
  /// The mean loss over the training images, each taken in its batch, while the weights were changing.
  public let loss: Double
  /// The share of training images classified rightly, each taken in its batch.
  public let accuracy: Double
  /// The mean loss over the validation images after the epoch.
  public let validationLoss: Double
  /// The share of validation images classified rightly after the epoch.
  public let validationAccuracy: Double

  /// Makes a record.
  public init(epoch: Int, loss: Double, accuracy: Double, validationLoss: Double, validationAccuracy: Double) {
    (self.epoch, self.loss, self.accuracy) = (epoch, loss, accuracy)
    (self.validationLoss, self.validationAccuracy) = (validationLoss, validationAccuracy)
  }
}
