import COneDNN

/// Running a program together with those of the other shards of a batch: where a layer looks at the whole batch, a way is
/// cut into phases, and between two of them the programs exchange what they found.
extension Program {
  /// From the inputs to the outputs, or from the outputs' gradients to the parameters'.
  package enum Way: Sendable { case forward, backward }

  /// How many phases a way has; one unless a layer looks at the whole batch.
  package func phases(_ way: Way) -> Int { phased(way).steps.count }

  /// Runs one phase of the way forward.
  package func runForward(_ phase: Int, _ parameters: ParameterStore, _ context: RunContext, _ pool: WorkerPool? = nil)
  {
    let saved = odn_enter()
    defer { odn_leave(saved) }
    if phase == 0 { bind(parameters) }
    phased(.forward).steps[phase].run(context, pool)
  }

  /// Runs one phase of the way back.
  package func runBackward(_ phase: Int, into gradients: ParameterStore, _ context: RunContext) {
    let saved = odn_enter()
    defer { odn_leave(saved) }
    if phase == 0 { bind(gradients: gradients) }
    phased(.backward).steps[phase].run(context)
  }

  /// Lets the programs of all shards of a batch, in their order, exchange what they found in a phase.
  package static func exchange(_ programs: some Collection<Program>, after phase: Int, _ way: Way) {
    let exchanges = programs.compactMap { program in
      let all = program.phased(way).exchanges
      return all.indices.contains(phase) ? all[phase] : nil
    }
    Exchange.merge(exchanges)
  }

  /// Changes the parameters that are not learned but follow the batches, after a way forward with all shards of a batch.
  package func updateStates(of parameters: ParameterStore) {
    guard !states.isEmpty else { return }
    let numbers = parameters.changing()
    for state in states {
      for place in parameters.range(state.index) {
        let index = place - parameters.range(state.index).lowerBound
        numbers[place] = state.next(numbers[place], index)
      }
    }
  }
}
