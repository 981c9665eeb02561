import Networks

/// When training ends before its last epoch because it does not get better, as Keras's callback of this name has it.
///
/// An epoch is an improvement if it is better than the best so far by more than `minDelta`. After `patience` epochs in a row
/// without one, training ends. All of this follows from the history, so that a training that was stopped and goes on ends in
/// the same epoch.
public struct EarlyStopping: Hashable, Sendable {
  /// What is watched.
  public enum Monitor: String, CaseIterable, Sendable {
    /// The loss of the validation images, the smaller the better.
    case validationLoss = "val_loss"
    /// The accuracy on the validation images, the larger the better.
    case validationAccuracy = "val_accuracy"
  }

  /// How many epochs without an improvement are borne.
  public let patience: Int
  /// What is watched.
  public let monitor: Monitor
  /// What a difference must exceed to count.
  public let minDelta: Double
  /// Whether the weights of the best epoch are what training gives, instead of those of the last one.
  public let restoresBestWeights: Bool

  /// Makes a rule.
  public init(
    patience: Int, monitor: Monitor = .validationLoss, minDelta: Double = 0, restoresBestWeights: Bool = true
  ) {
    (self.patience, self.monitor) = (patience, monitor)
    (self.minDelta, self.restoresBestWeights) = (minDelta, restoresBestWeights)
  }

  /// Reads a text, as in `3` or `3:monitor=val_accuracy,min_delta=0.001`; throws `SettingError`.
  public init(_ text: String) throws(SettingError) {
    var arguments = try SettingArguments(text)
    guard let patience = Int(arguments.head), (1...10_000).contains(patience) else {
      throw SettingError(
        "early stopping begins with the number of epochs without an improvement, from 1 to 10000, "
          + "as in 3 or 3:monitor=val_accuracy")
    }
    self.init(
      patience: patience, monitor: try arguments.choice("monitor", of: Monitor.self) ?? .validationLoss,
      minDelta: try arguments.number("min_delta", default: 0, "0 or above") { $0 >= 0 },
      restoresBestWeights: try arguments.flag("restore_best_weights", default: true))
    try arguments.end()
  }

  /// The patience, and what differs from the defaults.
  public var text: String {
    var arguments: [LayerArgument] = []
    if monitor != .validationLoss { arguments.append(LayerArgument("monitor", .text(monitor.rawValue))) }
    if minDelta != 0 { arguments.append(LayerArgument("min_delta", .number(minDelta))) }
    if !restoresBestWeights { arguments.append(LayerArgument("restore_best_weights", .flag(false))) }
    return arguments.text(after: "\(patience)")
  }

  /// The index of the last improvement in a history; `nil` in an empty one.
  public func best(of history: [EpochRecord]) -> Int? {
    var best: Int?
    for (index, record) in history.enumerated() where best.map({ isBetter(record, than: history[$0]) }) ?? true {
      best = index
    }
    return best
  }

  /// Whether training ends after a history.
  public func ends(after history: [EpochRecord]) -> Bool {
    best(of: history).map { history.count - 1 - $0 >= patience } ?? false
  }

  private func isBetter(_ record: EpochRecord, than best: EpochRecord) -> Bool {
    switch monitor {
    case .validationLoss: record.validationLoss + minDelta < best.validationLoss
    case .validationAccuracy: record.validationAccuracy - minDelta > best.validationAccuracy
    }
  }
}
