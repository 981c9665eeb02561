import COneDNN
import Tensors

/// How many seconds the operations of a program took, each under the value that it makes, over all runs so far.
package struct Profile: Sendable {
  /// The way forward.
  package fileprivate(set) var forward: [Value: Double] = [:]
  /// The way back.
  package fileprivate(set) var backward: [Value: Double] = [:]
  /// Laying out parameters as the operations want them, once after each change.
  package fileprivate(set) var preparation = 0.0

  /// Makes a profile of no run.
  package init() {}
}

extension Program {
  /// Computes every value as `forward` does, and adds to a profile what each operation took.
  package func forward(
    _ parameters: ParameterStore, _ context: RunContext = RunContext(), profiling profile: inout Profile,
    pool: WorkerPool? = nil
  ) {
    let saved = odn_enter()
    defer { odn_leave(saved) }
    profile.preparation += ContinuousClock().measure { bind(parameters) } / .seconds(1)
    run(.forward, context, timing: &profile.forward, pool)
  }

  /// Computes the gradients as `backward` does, and adds to a profile what each operation took.
  package func backward(
    into gradients: ParameterStore, _ context: RunContext = RunContext(), profiling profile: inout Profile
  ) {
    let saved = odn_enter()
    defer { odn_leave(saved) }
    bind(gradients: gradients)
    run(.backward, context, timing: &profile.backward)
  }

  private func run(
    _ way: Way, _ context: RunContext, timing seconds: inout [Value: Double], _ pool: WorkerPool? = nil
  ) {
    for (phase, steps) in phased(way).steps.enumerated() {
      steps.run(context, timing: &seconds, pool)
      Self.exchange([self], after: phase, way)
    }
  }
}
