/// What pages say of the training.
package struct TrainingContent: Sendable {
  /// Whether this run trained the network; false when its weights came from a file (then the history is empty).
  package var isTrained: Bool
  /// Epochs trained.
  package var epochs: String
  /// Images per step.
  package var batchSize: String
  /// How it was trained.
  package var recipe: RecipeContent
  /// The learning rate at the start, as in `0.001`.
  package var learningRate: String
  /// The seed of everything random.
  package var seed: String
  /// Steps per epoch, the last one with fewer images.
  package var stepsPerEpoch: String
  /// Steps in all.
  package var steps: String
  /// One row per epoch.
  package var history: [EpochContent]
  /// The first epoch; nothing without a history.
  package var first: EpochContent?
  /// The last epoch.
  package var last: EpochContent?
  /// The epoch with the lowest validation loss.
  package var best: EpochContent?
  /// Training accuracy minus validation accuracy after the last epoch, in percentage points.
  package var gap: String?
  /// The epoch whose weights the network has: the last, or the best where early stopping went back to it.
  package var kept: EpochContent?
  /// Whether there was more than one epoch.
  package var hasSeveralEpochs: Bool
  /// The experiment as tf.Keras and PyTorch code.
  package var code: [CodeListing]

  /// Describes the training.
  package init(
    isTrained: Bool, epochs: String, batchSize: String, recipe: RecipeContent, learningRate: String, seed: String,
    stepsPerEpoch: String, steps: String, history: [EpochContent], best: EpochContent?, kept: EpochContent?,
    gap: String?, code: [CodeListing]
  ) {
    self.isTrained = isTrained
    self.epochs = epochs
    self.batchSize = batchSize
    self.recipe = recipe
    self.learningRate = learningRate
    self.seed = seed
    self.stepsPerEpoch = stepsPerEpoch
    self.steps = steps
    self.history = history
    first = history.first
    last = history.last
    self.best = best
    self.kept = kept
    hasSeveralEpochs = history.count > 1
    self.gap = gap
    self.code = code
  }
}

/// One row of the training history.
package struct EpochContent: Sendable {
  /// The number of the epoch, from 1.
  package var epoch: String
  /// Loss on the training images.
  package var loss: String
  /// Accuracy on the training images.
  package var accuracy: String
  /// Loss on the validation images.
  package var validationLoss: String
  /// Accuracy on the validation images.
  package var validationAccuracy: String

  /// A row.
  package init(epoch: String, loss: String, accuracy: String, validationLoss: String, validationAccuracy: String) {
    self.epoch = epoch
    self.loss = loss
    self.accuracy = accuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
  }
}
