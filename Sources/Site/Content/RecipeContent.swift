/// What pages say of how a network was trained; of one whose weights came from a file, how such networks are trained.
package struct RecipeContent: Sendable {
  /// What training makes small, and what judges the network on the test images.
  package var loss: LossContent
  /// How gradients change the parameters.
  package var optimizer: OptimizerContent
  /// How the learning rate changes; nothing where it stays the same.
  package var schedule: ScheduleContent?
  /// When training ends before its last epoch; nothing where it does not.
  package var stopping: StoppingContent?
  /// Classes whose losses are multiplied.
  package var classWeights: [ClassWeightContent]
  /// Whether there are any.
  package var hasClassWeights: Bool
  /// How the training images are changed at random, as the command line has it; nothing where they are not.
  package var augmentation: String?

  /// Describes a recipe.
  package init(
    loss: LossContent, optimizer: OptimizerContent, schedule: ScheduleContent? = nil, stopping: StoppingContent? = nil,
    classWeights: [ClassWeightContent] = [], augmentation: String? = nil
  ) {
    (self.loss, self.optimizer, self.schedule, self.stopping) = (loss, optimizer, schedule, stopping)
    (self.classWeights, hasClassWeights) = (classWeights, !classWeights.isEmpty)
    self.augmentation = augmentation
  }
}

/// A loss; `prose/LANGUAGE/losses/NAME.md` has its formula.
package struct LossContent: Sendable {
  /// Keras's name, as in `categorical_crossentropy`.
  package var name: String
  /// The name in words, as in `categorical cross-entropy`.
  package var title: String
  /// Whether the loss looks at the probability of the true class only.
  package var isCategorical: Bool
  /// The loss of a network that gives every class the same share, as in `2.303` for ten classes.
  package var guessing: String

  /// Describes a loss.
  package init(name: String, title: String, guessing: String) {
    (self.name, self.title, self.guessing) = (name, title, guessing)
    isCategorical = name == "categorical_crossentropy"
  }
}

/// An optimiser; `prose/LANGUAGE/optimizers/NAME.md` has its formula, `NAME-exercise.md` a question about it.
package struct OptimizerContent: Sendable {
  /// Keras's name in small letters, as in `adam`.
  package var name: String
  /// The name in words, as in `Adam`.
  package var title: String
  /// How much of the running means stays, after Adam's paper; nothing for others.
  package var beta1, beta2: String?
  /// What keeps a division from one by zero, as in `10⁻⁷`.
  package var epsilon: String?
  /// How much of the running means of RMSprop stays.
  package var rho: String?
  /// How much of a movement goes on.
  package var momentum: String?
  /// How many times as far momentum carries where the gradient stays the same.
  package var momentumGain: String?
  /// Whether the gradient counts as if the movement had gone on already.
  package var isNesterov = false
  /// Whether the variance of the gradient counts instead of its mean square.
  package var isCentered = false
  /// What is multiplied with the learning rate to give the share that decay takes away.
  package var weightDecay: String?
  /// That share at the learning rate of the start.
  package var decayShare: String?
  /// The size of the first step at the learning rate of the start, by a gradient of one half where it depends on that.
  package var firstStep: String

  /// Names an optimiser.
  package init(name: String, title: String, firstStep: String) {
    (self.name, self.title, self.firstStep) = (name, title, firstStep)
  }
}

/// A schedule; `prose/LANGUAGE/schedules/NAME.md` has its formula.
package struct ScheduleContent: Sendable {
  /// The name, as in `cosine`.
  package var name: String
  /// Whether the rate changes from epoch to epoch and not from step to step.
  package var isPerEpoch: Bool
  /// The learning rate at the start, and in the last step that was taken.
  package var first, last: String
  /// The steps, or epochs, that the formula counts.
  package var decaySteps: String?
  /// Whether that is a single one.
  package var isEachUnit = false
  /// The factor of an exponential decay.
  package var decayRate: String?
  /// Whether the rate changes at once.
  package var isStaircase = false
  /// The steps, or epochs, of the rise before a cosine, and where it ends.
  package var warmupSteps, peak: String?
  /// The share that a cosine leaves.
  package var alpha: String?
  /// Where a polynomial ends, and its power where that is not 1.
  package var end, power: String?
  /// Whether a polynomial starts again.
  package var isCyclic = false
  /// The rates of a schedule in pieces.
  package var pieces: [PieceContent] = []

  /// Names a schedule.
  package init(name: String, isPerEpoch: Bool, first: String, last: String) {
    (self.name, self.isPerEpoch, self.first, self.last) = (name, isPerEpoch, first, last)
  }
}

/// One learning rate of a schedule in pieces.
package struct PieceContent: Sendable {
  /// The last step, or epoch, from 0, that has it; nothing for the rest.
  package var end: String?
  /// The rate.
  package var rate: String

  /// A piece.
  package init(end: String?, rate: String) { (self.end, self.rate) = (end, rate) }
}

/// When training ends before its last epoch, and whether it did.
package struct StoppingContent: Sendable {
  /// How many epochs without an improvement are borne.
  package var patience: String
  /// Whether the accuracy is watched and not the loss.
  package var watchesAccuracy: Bool
  /// What a difference must exceed to count; nothing where any counts.
  package var minDelta: String?
  /// Whether the weights of the best epoch were taken.
  package var restores: Bool
  /// Whether training ended before its last epoch.
  package var hasEnded: Bool
  /// The best epoch, and how many there were to be.
  package var best, planned: String

  /// Describes a rule and its outcome.
  package init(
    patience: String, watchesAccuracy: Bool, minDelta: String?, restores: Bool, hasEnded: Bool, best: String,
    planned: String
  ) {
    (self.patience, self.watchesAccuracy, self.minDelta) = (patience, watchesAccuracy, minDelta)
    (self.restores, self.hasEnded, self.best, self.planned) = (restores, hasEnded, best, planned)
  }
}

/// A class whose losses are multiplied.
package struct ClassWeightContent: Sendable {
  /// The class.
  package var name: String
  /// By what.
  package var weight: String

  /// A class with its weight.
  package init(name: String, weight: String) { (self.name, self.weight) = (name, weight) }
}
