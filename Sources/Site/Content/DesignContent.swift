/// What the page about designing networks says, with numbers as text.
package struct DesignContent: Sendable {
  /// The recorded runs of one network.
  package struct Row: Sendable {
    /// What readers call it, and what it changes.
    package var title, change: String
    /// The learned numbers, the millions of operations for one image, the processor seconds of a training.
    package var parameters, flops, seconds: String
    /// The mean accuracy on the test images, the worst and the best run.
    package var accuracy, least, greatest: String
    /// How the runs stand to those of the network that was changed; neither of both where it may be chance.
    package var isBetter, isWorse: Bool
    /// Whether it is the network that was changed.
    package var isBase: Bool

    /// Describes a network.
    package init(
      title: String, change: String, parameters: String, flops: String, seconds: String, accuracy: String,
      least: String, greatest: String, isBetter: Bool, isWorse: Bool, isBase: Bool
    ) {
      (self.title, self.change, self.parameters, self.flops) = (title, change, parameters, flops)
      (self.seconds, self.accuracy, self.least, self.greatest) = (seconds, accuracy, least, greatest)
      (self.isBetter, self.isWorse, self.isBase) = (isBetter, isWorse, isBase)
    }
  }

  /// The deep network beside the one that was changed.
  package struct Deep: Sendable {
    /// How many times as many parameters, operations and seconds it needs, and how many times fewer errors it makes.
    package var parameters, flops, seconds, errors: String
    /// Of 10,000 images, how many the small and the deep network get wrong on average.
    package var smallWrong, wrong: String

    /// Describes the two.
    package init(
      parameters: String, flops: String, seconds: String, errors: String, smallWrong: String, wrong: String
    ) {
      (self.parameters, self.flops, self.seconds) = (parameters, flops, seconds)
      (self.errors, self.smallWrong, self.wrong) = (errors, smallWrong, wrong)
    }
  }

  /// The network of the site.
  package struct Own: Sendable {
    /// Its name, its size, its work and the accuracy of its one run.
    package var name, parameters, flops, accuracy: String
    /// What the study calls it; nothing where it is no part of it.
    package var title: String?
    /// Whether it is the network that was changed, and whether it is the deep one.
    package var isBase, isDeep: Bool

    /// Describes the network.
    package init(
      name: String, parameters: String, flops: String, accuracy: String, title: String?, isBase: Bool, isDeep: Bool
    ) {
      (self.name, self.parameters, self.flops, self.accuracy) = (name, parameters, flops, accuracy)
      (self.title, self.isBase, self.isDeep) = (title, isBase, isDeep)
    }
  }

  /// How the runs were made.
  package var count, training, validation, test, epochs, batchSize, seeds, seedList, machine: String
  /// All networks, the one that was changed first.
  package var rows: [Row]
  /// Each by its name without hyphens, as in `morefilters`.
  package var networks: [String: Row]
  /// From the worst to the best run of the network that was changed, in percentage points.
  package var spread: String
  /// The deep network beside the one that was changed; nothing where it has no recorded runs.
  package var deep: Deep?
  /// The network of the site.
  package var own: Own
  /// The same network on few images without Dropout and with it.
  package var overfitting: OverfittingContent

  /// Describes the comparison.
  package init(
    count: String, training: String, validation: String, test: String, epochs: String, batchSize: String,
    seeds: String, seedList: String, machine: String, rows: [Row], names: [String], spread: String,
    deep: Deep?, own: Own, overfitting: OverfittingContent
  ) {
    (self.count, self.training, self.validation, self.test) = (count, training, validation, test)
    (self.epochs, self.batchSize, self.seeds, self.seedList) = (epochs, batchSize, seeds, seedList)
    (self.machine, self.rows, self.spread) = (machine, rows, spread)
    networks = Dictionary(zip(names.map { $0.filter { $0 != "-" } }, rows)) { first, _ in first }
    (self.deep, self.own, self.overfitting) = (deep, own, overfitting)
  }
}

/// What a network learns from few images, without Dropout and with it.
package struct OverfittingContent: Sendable {
  /// How it went, as means over the runs.
  package struct Course: Sendable {
    /// The epoch with the smallest validation loss, and that loss.
    package var turn, leastLoss: String
    /// The losses and accuracies after the last epoch.
    package var trainingLoss, trainingAccuracy, validationLoss, validationAccuracy: String
    /// How far apart the two accuracies end, in percentage points.
    package var gap: String
    /// By how many percent the validation loss has risen from its smallest value to the end.
    package var rise: String
    /// The accuracy on the test images: the mean, the worst and the best run.
    package var testAccuracy, testLeast, testGreatest: String

    /// Describes a course.
    package init(
      turn: String, leastLoss: String, trainingLoss: String, trainingAccuracy: String, validationLoss: String,
      validationAccuracy: String, gap: String, rise: String, testAccuracy: String, testLeast: String,
      testGreatest: String
    ) {
      (self.turn, self.leastLoss, self.trainingLoss) = (turn, leastLoss, trainingLoss)
      (self.trainingAccuracy, self.validationLoss) = (trainingAccuracy, validationLoss)
      (self.validationAccuracy, self.gap, self.rise) = (validationAccuracy, gap, rise)
      (self.testAccuracy, self.testLeast, self.testGreatest) = (testAccuracy, testLeast, testGreatest)
    }
  }

  /// How the runs were made, and how many numbers the network learns.
  package var images, validation, epochs, seeds, parameters: String
  /// After which epoch early stopping would end the training without Dropout.
  package var stop: String
  /// Without Dropout, and with it.
  package var without, with: Course

  /// Describes the two.
  package init(
    images: String, validation: String, epochs: String, seeds: String, parameters: String, stop: String,
    without: Course, with: Course
  ) {
    (self.images, self.validation, self.epochs) = (images, validation, epochs)
    (self.seeds, self.parameters, self.stop) = (seeds, parameters, stop)
    (self.without, self.with) = (without, with)
  }
}
