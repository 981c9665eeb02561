/// The steps of one way through a program, cut where the shards of a batch have to exchange numbers.
struct Phases {
  /// The steps up to each exchange, and those after the last one.
  private(set) var steps = [StepList()]
  /// What is exchanged after each phase but the last.
  private(set) var exchanges: [Exchange] = []

  /// Appends a step of the operation that makes a value, with its level in the graph.
  mutating func append(_ step: any Step, for maker: Value?, level: Int = 0) {
    steps[steps.count - 1].append(step, for: maker, level: level)
  }

  mutating func end(with exchange: Exchange) {
    exchanges.append(exchange)
    steps.append(StepList())
  }
}

/// How a parameter that is not learned by gradients follows what the batches show.
struct StateUpdate {
  /// The place of the parameter in the store.
  let index: Int
  /// The new value of each of its numbers, of the old one and its place.
  let next: (_ old: Float, _ place: Int) -> Float
}
