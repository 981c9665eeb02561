import Tensors

/// Everything that is shown of one dense layer.
public struct DenseExplanation: Sendable {
  /// The layer with its numbers.
  public let connections: Connections
  /// The units that are shown: all of a small layer, the strongest of a large one.
  public let shownUnits: [Int]
  /// The sum of each unit shown, for the hero.
  public let hero: [WorkedUnit]
  /// The unit with the largest sum, for every example.
  public let winners: [WorkedUnit]

  /// The index of the hero among the examples.
  public let example: Int

  /// The unit with the largest sum for the hero.
  public var winner: WorkedUnit { winners[example] }

  /// How many units are shown at most.
  static let unitLimit = 16

  init(_ connections: Connections, in experiment: Experiment) throws {
    self.connections = connections
    example = experiment.hero
    let shape = connections.activation.shape
    shownUnits = strongestChannels(
      connections.activation.reshaped([shape[0], shape[1], 1, 1]), limit: DenseExplanation.unitLimit)
    hero = try shownUnits.map { try connections.workedUnit(example: experiment.hero, unit: $0) }
    winners = try experiment.examples.indices.map { example in
      let unit = connections.preActivation.slice(example).indexOfMaximum ?? 0
      return try connections.workedUnit(example: example, unit: unit)
    }
  }

  /// How many sums are worked out here.
  var sumCount: Int { hero.count + winners.count }
}
