import Networks

/// What comes out of a batch normalization for one number, with the running numbers given?
public struct NormalizedValueExercise: Exercise, Equatable {
  /// The value, worked out exactly.
  public let value: NormalizedValue
  /// The number that is normalized and its channel's numbers, rounded to two decimals.
  public let input, mean, deviation, gamma, beta: Float
  /// What comes out of the rounded numbers.
  public let answer: Float
  /// How far the engine's value lies from that because of the rounding, and a little more.
  public let tolerance: Float
  /// One: the result.
  public var sumCount: Int { 1 }

  /// What comes out if the number that is added is forgotten.
  public var withoutBeta: Float { (gamma * (input - mean) / deviation).byHand }

  /// Asks on the page of a batch normalization about another example than the one that is followed everywhere.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    guard let node = page.node, let layer = node.layer as? BatchNormalization,
      let found = explanation.layerExamples.first(where: { $0.layer == node.name }),
      case .normalized(let value) = found.table[(explanation.experiment.hero + 1) % found.table.count]
    else { return nil }
    self.value = value
    (input, mean, gamma, beta) = (value.value.byHand, value.mean.byHand, value.gamma.byHand, value.beta.byHand)
    deviation = Float((Double(value.variance) + layer.epsilon).squareRoot()).byHand
    guard deviation > 0.05 else { return nil }
    answer = (gamma * (input - mean) / deviation + beta).byHand
    tolerance = max(0.02, (abs(answer - value.result) + 0.01).byHand)
    // Rounded numbers must still tell the same.
    guard tolerance < max(0.1, abs(answer) / 10) else { return nil }
  }
}
