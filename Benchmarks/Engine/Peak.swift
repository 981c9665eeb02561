import ArgumentParser
import CPeak
import Engine

/// What the processor can do at most, measured: multiplications and additions on numbers in registers.
struct Peak: Encodable {
  /// The instructions of the loop.
  let instructions: String
  /// How many threads ran it at once.
  let threads: Int
  /// Billions of floating-point operations per second, 2 for a multiplication whose product is added.
  let gigaflopsPerSecond: Double

  /// The best of five runs of some 30 ms: another process can only make it slower.
  init(threads: Int) {
    instructions = String(cString: cpeak_instructions())
    self.threads = threads
    let pool = WorkerPool(threads: threads)
    let rounds: Int64 = 5_000_000
    var operations: Int64 = 0
    var best = Double.infinity
    for _ in 0..<5 {
      let seconds =
        ContinuousClock().measure {
          pool.run(threads) { _, _ in
            var sink: Float = 0
            _ = cpeak_run(rounds, &sink)
          }
        } / .seconds(1)
      best = min(best, seconds)
    }
    var sink: Float = 0
    operations = cpeak_run(1, &sink) * rounds * Int64(threads)
    gigaflopsPerSecond = Double(operations) / best / 1e9
  }
}

/// `engine-bench peak`: what a share of the peak is a share of.
struct PeakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peak", abstract: "Measures the most that the processor can do.")

  @OptionGroup var threads: ThreadsOption

  func run() throws { print(try Output.json(Peak(threads: threads.threads ?? WorkerPool.processors))) }
}
