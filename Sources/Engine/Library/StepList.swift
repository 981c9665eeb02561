import Tensors

/// Steps in the order in which they run, each with the value for whose operation it is there.
struct StepList {
  private var steps: [any Step] = []
  private var makers: [Value?] = []

  mutating func append(_ step: any Step, for maker: Value?) {
    steps.append(step)
    makers.append(maker)
  }

  /// Runs all steps; those that come in pieces on the threads of a pool, if there is one.
  func run(_ context: RunContext, _ pool: WorkerPool? = nil) {
    for step in steps {
      if let pool, let pieces = step as? PieceStep {
        pieces.run(context, on: pool)
      } else {
        step.run(context)
      }
    }
  }

  /// Runs as `run` does and adds how long each step took to the seconds of its value.
  func run(_ context: RunContext, timing seconds: inout [Value: Double], _ pool: WorkerPool? = nil) {
    let clock = ContinuousClock()
    for (step, maker) in zip(steps, makers) {
      let duration = clock.measure {
        if let pool, let pieces = step as? PieceStep { pieces.run(context, on: pool) } else { step.run(context) }
      }
      if let maker { seconds[maker, default: 0] += duration / .seconds(1) }
    }
  }
}
