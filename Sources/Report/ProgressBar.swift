import Foundation

/// The line that shows how far training has come, as wide as the terminal allows: one that wraps cannot be redrawn.
package struct ProgressBar {
  let epoch: Int
  let epochs: Int
  let share: Double
  let loss: Double
  let accuracy: Double
  let secondsLeft: Double?

  /// A bar for a share of an epoch.
  package init(epoch: Int, epochs: Int, share: Double, loss: Double, accuracy: Double, secondsLeft: Double?) {
    (self.epoch, self.epochs, self.share) = (epoch, epochs, share)
    (self.loss, self.accuracy, self.secondsLeft) = (loss, accuracy, secondsLeft)
  }

  /// The line, shorter than `columns`; `accent` colours what is done. What is least needed is left out first.
  package func line(columns: Int, accent: (String) -> String) -> String {
    let head = "epoch \(epoch)/\(epochs)"
    let percent = String(format: "%3.0f %%", share * 100)
    let numbers = String(format: "loss %.4f  accuracy %.4f", loss, accuracy)
    let left = secondsLeft.map { "  " + ProgressBar.timeLeft($0) } ?? ""
    // The time comes and goes, but the bar must not jump: its place is always kept.
    let room = columns - 1 - head.count - percent.count - numbers.count - 4 - "  59:59 min left".count
    guard room >= 4 else { return String("\(head)  \(percent)  \(numbers)\(left)".prefix(max(0, columns - 1))) }
    let width = min(room, 28)
    let full = Int(share * Double(width))
    let bar = accent(String(repeating: "━", count: full)) + String(repeating: "─", count: width - full)
    return "\(head) \(bar) \(percent)  \(numbers)\(left)"
  }

  private static func timeLeft(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_940).rounded(.up))
    return switch whole {
    case ..<60: "\(whole) s left"
    case ..<3600: String(format: "%d:%02d min left", whole / 60, whole % 60)
    default: String(format: "%d:%02d h left", whole / 3600, whole / 60 % 60)
    }
  }
}
