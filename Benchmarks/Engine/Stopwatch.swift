import Glibc

/// How long one thing took, done again and again.
struct Stopwatch {
  /// The milliseconds of each time, in order.
  private(set) var milliseconds: [Double] = []

  /// Does something until it was done `times` times or, though at least five times, `budget` seconds are over.
  ///
  /// The first three are not counted: memory is touched and caches fill for the first time.
  init(times: Int, budget: Double, _ body: () throws -> Void) rethrows {
    for _ in 0..<3 { try body() }
    let clock = ContinuousClock()
    let end = clock.now + .seconds(budget)
    while milliseconds.count < times && (milliseconds.count < 5 || clock.now < end) {
      milliseconds.append(try clock.measure(body) / .milliseconds(1))
    }
  }

  /// All the time through all the times.
  var mean: Double { milliseconds.reduce(0, +) / Double(milliseconds.count) }

  /// What half of the times were quicker than.
  var median: Double { Self.median(milliseconds) }

  /// The middle of some numbers.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

/// The most memory that this process had so far, in MB.
func peakMegabytes() -> Double {
  var usage = rusage()
  getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}
