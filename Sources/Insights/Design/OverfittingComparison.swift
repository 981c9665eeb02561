import Training

/// The same network on few images, without Dropout and with it: recorded runs.
public struct OverfittingComparison: Equatable, Sendable {
  /// The runs.
  public let record: StudyRecord
  /// Without Dropout, and with it.
  public let without, with: Course

  /// How learning went, as the mean over the runs.
  public struct Course: Equatable, Sendable {
    /// The runs.
    public let result: StudyResult
    /// One record for each epoch, the mean over the runs.
    public let epochs: [EpochRecord]

    /// The index of the epoch with the smallest validation loss, from which on it rises.
    public var turn: Int { LearningCurves(epochs)?.best ?? 0 }

    /// The number of the epoch after which early stopping would end this course; `nil` if it would not.
    public func stop(patience: Int) -> Int? {
      let rule = EarlyStopping(patience: patience)
      return epochs.indices.first { rule.ends(after: Array(epochs[...$0])) }.map { epochs[$0].epoch }
    }

    init(_ result: StudyResult) {
      self.result = result
      epochs = result.runs[0].history.indices.map { epoch in
        func mean(_ value: (EpochRecord) -> Double) -> Double { result.mean { value($0.history[epoch]) } }
        return EpochRecord(
          epoch: epoch + 1, loss: mean(\.loss), accuracy: mean(\.accuracy), validationLoss: mean(\.validationLoss),
          validationAccuracy: mean(\.validationAccuracy))
      }
    }
  }

  /// The comparison that comes with the program; `nil` if the data are others.
  init?(of dataset: String) {
    guard let record = try? StudyRecord.recorded("overfitting"), record.dataset == dataset,
      let without = record.result("without-dropout"), let with = record.result("with-dropout")
    else { return nil }
    (self.record, self.without, self.with) = (record, Course(without), Course(with))
  }
}
