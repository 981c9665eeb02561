import Tensors

/// Steps in the order in which they run, each with the value for whose operation it is there.
struct StepList {
  private var steps: [any Step] = []
  private var makers: [Value?] = []

  mutating func append(_ step: any Step, for maker: Value?) {
    steps.append(step)
    makers.append(maker)
  }

  func run(_ context: RunContext) {
    for step in steps { step.run(context) }
  }

  /// Runs as `run` does and adds how long each step took to the seconds of its value.
  func run(_ context: RunContext, timing seconds: inout [Value: Double]) {
    let clock = ContinuousClock()
    for (step, maker) in zip(steps, makers) {
      let duration = clock.measure { step.run(context) }
      if let maker { seconds[maker, default: 0] += duration / .seconds(1) }
    }
  }
}
