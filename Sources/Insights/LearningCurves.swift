import Training

/// How loss and accuracy went, epoch by epoch.
public struct LearningCurves: Equatable, Sendable {
  /// One record for each epoch.
  public let epochs: [EpochRecord]

  /// The index of the epoch with the smallest validation loss, the first among equals.
  public var best: Int { epochs.indices.min { epochs[$0].validationLoss < epochs[$1].validationLoss } ?? 0 }
  /// Whether no epoch was better than the last, so that more might still help.
  public var isLastBest: Bool { best == epochs.count - 1 }

  /// The curves of at least one epoch; `nil` of none.
  public init?(_ epochs: [EpochRecord]) {
    guard !epochs.isEmpty else { return nil }
    self.epochs = epochs
  }
}
