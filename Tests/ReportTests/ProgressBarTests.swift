import Report
import Testing

@Suite("The bar of the training")
struct ProgressBarTests {
  @Test("never wraps, however narrow the terminal is", arguments: [1, 10, 30, 60, 72, 80, 100, 200])
  func width(columns: Int) {
    for seconds in [nil, 3, 4000, 1e12] {
      let bar = ProgressBar(epoch: 10, epochs: 10_000, share: 1, loss: 123.4, accuracy: 1, secondsLeft: seconds)
      #expect(bar.line(columns: columns) { $0 }.count < columns)
    }
  }

  @Test("shows the share of the epoch, its numbers and the time left")
  func content() {
    let bar = ProgressBar(epoch: 2, epochs: 5, share: 0.5, loss: 0.25, accuracy: 0.925, secondsLeft: 61)
    let line = bar.line(columns: 120) { "<\($0)>" }
    #expect(
      line == "epoch 2/5 <━━━━━━━━━━━━━━>──────────────  50 %  loss 0.2500  accuracy 0.9250  1:01 min left")
  }
}
