import Foundation
import Training

/// Shows how training goes: a bar on a terminal, a line for each epoch elsewhere.
struct TrainingProgress {
  private let console: Console
  private let epochs: Int
  private let start = ContinuousClock.now
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
    let left = done > begun ? elapsed / (done - begun) * (1 - done) : nil
    let width = 28
    let full = Int(share * Double(width))
    let bar = console.accent(String(repeating: "━", count: full)) + String(repeating: "─", count: width - full)
    let numbers = String(format: "%3.0f %%  loss %.4f  accuracy %.4f", share * 100, batch.loss, batch.accuracy)
    console.redraw("epoch \(batch.epoch)/\(epochs) \(bar) \(numbers)  \(left.map(TrainingProgress.timeLeft) ?? "")")
  }

  /// Says how an epoch ended.
  func finish(_ record: EpochRecord, seconds: Double) {
    console.clearBar()
    console.say(
      String(
        format: "epoch %d/%d  loss %.4f  accuracy %.4f  val_loss %.4f  val_accuracy %.4f  %.1f s", record.epoch, epochs,
        record.loss, record.accuracy, record.validationLoss, record.validationAccuracy, seconds))
  }

  private static func timeLeft(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s left" : String(format: "%d:%02d min left", whole / 60, whole % 60)
  }
}
