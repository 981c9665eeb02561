/// The learning rate of each step of one training.
package struct LearningRates: Sendable {
  private let schedule: Schedule
  private let start: Double
  private let stepsPerEpoch: Int
  /// How many steps, or epochs, the training has, by the unit of its schedule.
  package let length: Int

  /// The rates of a training of `stepsPerEpoch` batches each epoch.
  package init(_ configuration: TrainingConfiguration, stepsPerEpoch: Int) {
    (schedule, start) = (configuration.schedule, configuration.learningRate)
    self.stepsPerEpoch = max(1, stepsPerEpoch)
    length = configuration.epochs * (schedule.unit == .epoch ? 1 : self.stepsPerEpoch)
  }

  /// The rate of a step, counted from 0.
  package func rate(_ step: Int) -> Double {
    schedule.rule.rate(after: schedule.unit == .epoch ? step / stepsPerEpoch : step, from: start, length: length)
  }
}
