import Tensors

/// Steps in the order in which they run, each with the value for whose operation it is there.
struct StepList {
  private var steps: [any Step] = []
  private var makers: [Value?] = []
  /// The same steps; those of one level that come in pieces and follow each other are one, so that threads wait less often.
  private var rounds: [(step: any Step, level: Int)] = []

  /// Appends a step; steps of one level do not read what others of it write, unless they are of one operation.
  mutating func append(_ step: any Step, for maker: Value?, level: Int) {
    steps.append(step)
    makers.append(maker)
    if let last = rounds.last, last.level == level, let before = last.step as? PieceStep, let more = step as? PieceStep
    {
      rounds[rounds.count - 1].step = PieceStep(before, more)
    } else {
      rounds.append((step, level))
    }
  }

  /// Runs all steps; those that come in pieces on the threads of a pool, if there is one.
  func run(_ context: RunContext, _ pool: WorkerPool? = nil) {
    guard let pool else { return steps.forEach { $0.run(context) } }
    for round in rounds { Self.run(round.step, context, pool) }
  }

  /// Runs as `run` does, but one step after the other, and adds how long each took to the seconds of its value.
  func run(_ context: RunContext, timing seconds: inout [Value: Double], _ pool: WorkerPool? = nil) {
    let clock = ContinuousClock()
    for (step, maker) in zip(steps, makers) {
      let duration = clock.measure { Self.run(step, context, pool) }
      if let maker { seconds[maker, default: 0] += duration / .seconds(1) }
    }
  }

  private static func run(_ step: any Step, _ context: RunContext, _ pool: WorkerPool?) {
    if let pool, let pieces = step as? PieceStep { return pieces.run(context, on: pool) }
    step.run(context)
  }
}
