import Foundation
import Training

/// Shows how training goes: a bar on a terminal, and a line for each epoch that is over.
struct TrainingProgress {
  private let console: Console
  private let epochs: Int
  private let start = ContinuousClock.now
  private var epochStart = ContinuousClock.now
  private var firstDone: Double?
  private var lastDrawn: ContinuousClock.Instant?

  init(_ console: Console, epochs: Int) {
    (self.console, self.epochs) = (console, epochs)
  }

  /// Draws the bar, at most ten times a second.
  mutating func update(_ batch: BatchProgress) {
    guard console.showsBar else { return }
    let now = ContinuousClock.now
    if let lastDrawn, lastDrawn.duration(to: now) < .milliseconds(100) { return }
    lastDrawn = now
    let share = Double(batch.batch) / Double(batch.batches)
    let done = (Double(batch.epoch - 1) + share) / Double(epochs)
    // A resumed run starts in the middle: time left is judged by what this process did.
    let begun = firstDone ?? done
    firstDone = begun
    let elapsed = start.duration(to: now) / .seconds(1)
    let bar = ProgressBar(
      epoch: batch.epoch, epochs: epochs, share: share, loss: batch.loss, accuracy: batch.accuracy,
      secondsLeft: done > begun ? elapsed / (done - begun) * (1 - done) : nil)
    console.redraw(bar.line(columns: console.columns, accent: console.accent))
  }

  /// Says how an epoch ended.
  mutating func finish(_ record: EpochRecord) {
    let seconds = epochStart.duration(to: .now) / .seconds(1)
    epochStart = .now
    console.say(
      String(
        format: "epoch %d/%d  loss %.4f  accuracy %.4f  val_loss %.4f  val_accuracy %.4f  %.1f s", record.epoch, epochs,
        record.loss, record.accuracy, record.validationLoss, record.validationAccuracy, seconds))
  }
}
