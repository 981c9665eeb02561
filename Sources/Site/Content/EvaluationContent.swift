/// What pages say of the network's answers on the test images.
package struct EvaluationContent: Sendable {
  /// Images tested.
  package var count: String
  /// Share answered correctly, as in `97.9 %`.
  package var accuracy: String
  /// The mean of the loss, of which `training.recipe.loss` says which it is.
  package var loss: String
  /// Images answered correctly.
  package var correct: String
  /// Images answered wrongly.
  package var errors: String
  /// The commonest confusions, most frequent first (at most ten).
  package var confusions: [ConfusionContent]
  /// Whether there are any.
  package var hasConfusions: Bool
  /// Every class with its recall and precision.
  package var classes: [ClassResult]
  /// The class with the highest recall.
  package var best: ClassResult
  /// The class with the lowest recall.
  package var worst: ClassResult
  /// The pages of images of which it is said why the network answered what it did.
  package var traces: [TraceLink]
  /// Whether there are any.
  package var hasTraces: Bool
  /// The evaluation as tf.Keras and PyTorch code.
  package var code: [CodeListing]

  /// Describes the answers.
  package init(
    count: String, accuracy: String, loss: String, correct: String, errors: String, confusions: [ConfusionContent],
    classes: [ClassResult], best: ClassResult, worst: ClassResult, traces: [TraceLink] = [], code: [CodeListing]
  ) {
    self.count = count
    self.accuracy = accuracy
    self.loss = loss
    self.correct = correct
    self.errors = errors
    self.confusions = confusions
    hasConfusions = !confusions.isEmpty
    self.classes = classes
    self.best = best
    self.worst = worst
    self.traces = traces
    hasTraces = !traces.isEmpty
    self.code = code
  }
}

/// Images of one class that were taken for another.
package struct ConfusionContent: Sendable {
  /// The true class.
  package var actual: String
  /// The class that was answered.
  package var predicted: String
  /// How often.
  package var count: String

  /// A confusion.
  package init(actual: String, predicted: String, count: String) {
    self.actual = actual
    self.predicted = predicted
    self.count = count
  }
}

/// How the network does on one class.
package struct ClassResult: Sendable {
  /// The class.
  package var name: String
  /// Test images of the class.
  package var count: String
  /// Of them, answered correctly.
  package var correct: String
  /// Share of the class's images that were answered correctly.
  package var recall: String
  /// Share of the answers of this class that were correct.
  package var precision: String

  /// A result.
  package init(name: String, count: String, correct: String, recall: String, precision: String) {
    self.name = name
    self.count = count
    self.correct = correct
    self.recall = recall
    self.precision = precision
  }
}
