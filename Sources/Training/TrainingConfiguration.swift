import Datasets

/// The settings that determine, with the data and the network, what training gives.
public struct TrainingConfiguration: Sendable {
  /// How often all training images are gone through, at most.
  public var epochs: Int
  /// How many images each step of the optimiser sees.
  public var batchSize: Int
  /// What the first weights, the order of the images, dropout and augmentation are drawn from.
  public var seed: UInt64
  /// The learning rate, with which the schedule starts.
  public var learningRate: Double
  /// The share of the images, from the end, that is kept for validation.
  public var validationShare: Double
  /// What training makes small.
  public var loss: Loss
  /// How gradients change the parameters.
  public var optimizer: any Optimizer
  /// How the learning rate changes.
  public var schedule: Schedule
  /// When training ends before its last epoch; `nil` for never.
  public var earlyStopping: EarlyStopping?
  /// By what the loss of each image is multiplied, one weight for each class; empty for 1.
  public var classWeights: [Double]
  /// How the training images are changed at random, each time that they are seen; the validation images never are.
  public var augmentation: Augmentation

  /// Makes a configuration; the defaults are the lecture's.
  public init(
    epochs: Int = 5, batchSize: Int = 32, seed: UInt64 = 1, learningRate: Double = 0.001,
    validationShare: Double = 0.33, loss: Loss = .categoricalCrossEntropy, optimizer: any Optimizer = Adam(),
    schedule: Schedule = Schedule(), earlyStopping: EarlyStopping? = nil, classWeights: [Double] = [],
    augmentation: Augmentation = Augmentation()
  ) {
    (self.epochs, self.batchSize, self.seed) = (epochs, batchSize, seed)
    (self.learningRate, self.validationShare) = (learningRate, validationShare)
    (self.loss, self.optimizer, self.schedule) = (loss, optimizer, schedule)
    (self.earlyStopping, self.classWeights) = (earlyStopping, classWeights)
    self.augmentation = augmentation
  }

  /// How many of `count` images are trained on: `floor(count * (1 - validationShare))` in double precision, as Keras does it.
  public func trainingCount(of count: Int) -> Int { Int(Double(count) * (1 - validationShare)) }

  /// How many steps make an epoch of `count` training images.
  public func stepsPerEpoch(_ count: Int) -> Int { (count + batchSize - 1) / batchSize }

  /// Whether a training with this history is over.
  public func isOver(after history: [EpochRecord]) -> Bool {
    history.count >= epochs || earlyStopping?.ends(after: history) == true
  }

  /// Every setting in one text each, from which equal settings are known: for caches and records.
  package var texts: [String] {
    ["\(epochs)", "\(batchSize)", "\(seed)", "\(learningRate)", "\(validationShare)", loss.rawValue, optimizer.text]
      + [schedule.text, earlyStopping?.text ?? "", classWeights.map { "\($0)" }.joined(separator: "/")]
      + [augmentation.text]
  }

  /// Whether a training with these settings can go on as one with others, which may have more epochs.
  func canGoOn(as other: TrainingConfiguration) -> Bool {
    var longer = self
    if !schedule.rule.followsLength { longer.epochs = other.epochs }
    return longer == other
  }

  /// Refuses an augmentation that the images cannot have.
  func check(_ images: LabelledImages) throws {
    do {
      try augmentation.check(images.shape)
    } catch {
      throw TrainingError.configuration(error.reason)
    }
  }

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
    guard classWeights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw TrainingError.configuration("the weight of a class must be 0 or above")
    }
  }
}

extension TrainingConfiguration: Hashable {
  /// Whether all settings are the same.
  public static func == (one: TrainingConfiguration, other: TrainingConfiguration) -> Bool { one.texts == other.texts }

  /// Feeds all settings.
  public func hash(into hasher: inout Hasher) { hasher.combine(texts) }
}
