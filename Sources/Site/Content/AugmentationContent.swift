/// What the page about data augmentation says.
package struct AugmentationContent: Sendable {
  /// The size of an image, as in `28 × 28`.
  package var size: String
  /// The shape of an image in Python, as in `(28, 28, 1)`.
  package var pythonShape: String
  /// The data set's name in `keras.datasets`.
  package var dataset: String
  /// The image that is changed.
  package var label: String, index: String
  /// How this network's training images were changed, as the command line has it; nothing where they were not.
  package var used: String?
  /// How many of the eleven angles are answered rightly.
  package var turnedRight: String
  /// One pixel of a turned picture; nothing where the image is one colour.
  package var pixel: AugmentedPixelContent?
  /// Digits that a flip or half a turn spoils; nothing unless the images are digits.
  package var digits: AugmentedDigits?
  /// With augmentation and without; nothing unless it was tried on these images.
  package var comparison: AugmentationComparison?

  /// Describes the page.
  package init(
    size: String, pythonShape: String, dataset: String, label: String, index: String, used: String?,
    turnedRight: String,
    pixel: AugmentedPixelContent?, digits: AugmentedDigits?, comparison: AugmentationComparison?
  ) {
    (self.size, self.pythonShape, self.dataset) = (size, pythonShape, dataset)
    (self.label, self.index, self.used, self.turnedRight) = (label, index, used, turnedRight)
    (self.pixel, self.digits, self.comparison) = (pixel, digits, comparison)
  }
}

/// One pixel of a turned picture.
package struct AugmentedPixelContent: Sendable {
  /// The angle in degrees, and the pixel.
  package var degrees: String, row: String, column: String
  /// The pixel from the middle of the picture, and the place there that it takes its value from.
  package var fromMiddle: String, sourceFromMiddle: String
  /// That place from the upper left pixel.
  package var sourceRow: String, sourceColumn: String
  /// The four pixels.
  package var terms: [Term]
  /// The sum, and what the augmentation computed.
  package var total: String, computed: String

  /// One of the four pixels.
  package struct Term: Sendable {
    /// Its place, value, weight and product, and how the weight comes about.
    package var place: String, value: String, factors: String, weight: String, product: String

    /// Describes a pixel.
    package init(place: String, value: String, factors: String, weight: String, product: String) {
      (self.place, self.value, self.factors) = (place, value, factors)
      (self.weight, self.product) = (weight, product)
    }
  }

  /// Describes a pixel.
  package init(
    degrees: String, row: String, column: String, fromMiddle: String, sourceFromMiddle: String, sourceRow: String,
    sourceColumn: String, terms: [Term], total: String, computed: String
  ) {
    (self.degrees, self.row, self.column) = (degrees, row, column)
    (self.fromMiddle, self.sourceFromMiddle) = (fromMiddle, sourceFromMiddle)
    (self.sourceRow, self.sourceColumn, self.terms) = (sourceRow, sourceColumn, terms)
    (self.total, self.computed) = (total, computed)
  }
}

/// The network's answers to digits after a flip or half a turn.
package struct AugmentedDigits: Sendable {
  /// A two in the mirror, a six and a nine after half a turn.
  package var two: Answer, six: Answer, nine: Answer
  /// How many of the digits that these spoil are answered otherwise, of how many.
  package var spoiled: String, count: String
  /// How many of the digits that bear them are still answered rightly, of how many.
  package var kept: String, others: String

  /// An answer.
  package struct Answer: Sendable {
    /// The class, how sure the network is of it, and whether it is what the image was.
    package var predicted: String, output: String, isRight: Bool

    /// Describes an answer.
    package init(predicted: String, output: String, isRight: Bool) {
      (self.predicted, self.output, self.isRight) = (predicted, output, isRight)
    }
  }

  /// Describes answers.
  package init(two: Answer, six: Answer, nine: Answer, spoiled: String, count: String, kept: String, others: String) {
    (self.two, self.six, self.nine) = (two, six, nine)
    (self.spoiled, self.count, self.kept, self.others) = (spoiled, count, kept, others)
  }
}

/// The same network trained on few images, with augmentation and without.
package struct AugmentationComparison: Sendable {
  /// How many images train, validate and test, how often they are seen, and how many times all of it was done.
  package var training: String, validation: String, test: String, epochs: String, seeds: String
  /// How many pictures the network sees in all.
  package var seen: String
  /// One row for each way.
  package var rows: [Row]
  /// The mean accuracy on the test images without augmentation, with a suitable one and with an unsuitable one.
  package var without: String, suitable: String, unsuitable: String
  /// How many percentage points the suitable one gains, and how many the unsuitable one loses.
  package var gain: String, loss: String
  /// By how many percentage points training and validation accuracy differ, without and with the suitable one.
  package var gapWithout: String, gapSuitable: String

  /// One way of changing the images.
  package struct Row: Sendable {
    /// What it is called, and how the command line has it; nothing of none.
    package var name: String, option: String?
    /// The mean accuracy on the training images and on the test images, and the least and the greatest of the latter.
    package var trained: String, accuracy: String, least: String, greatest: String

    /// Describes a way.
    package init(name: String, option: String?, trained: String, accuracy: String, least: String, greatest: String) {
      (self.name, self.option, self.trained) = (name, option, trained)
      (self.accuracy, self.least, self.greatest) = (accuracy, least, greatest)
    }
  }

  /// Describes a comparison.
  package init(
    training: String, validation: String, test: String, epochs: String, seeds: String, seen: String, rows: [Row],
    without: String, suitable: String, unsuitable: String, gain: String, loss: String, gapWithout: String,
    gapSuitable: String
  ) {
    (self.training, self.validation, self.test) = (training, validation, test)
    (self.epochs, self.seeds, self.seen, self.rows) = (epochs, seeds, seen, rows)
    (self.without, self.suitable, self.unsuitable) = (without, suitable, unsuitable)
    (self.gain, self.loss) = (gain, loss)
    (self.gapWithout, self.gapSuitable) = (gapWithout, gapSuitable)
  }
}
