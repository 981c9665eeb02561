import Networks

/// How many numbers does a layer learn?
public struct ParameterCountExercise: Exercise, Equatable {
  /// What leads to a wrong number.
  public enum Mistake: CaseIterable, Sendable {
    /// The biases were forgotten.
    case withoutBias
    /// One bias was counted for the whole layer.
    case oneBias
    /// A kernel was counted for one channel only.
    case withoutChannels
    /// A single filter or unit was counted.
    case oneUnit
    /// The weights were counted anew for every cell of the maps.
    case everyCell
  }

  /// The layer.
  public let node: Node
  /// How the number comes about.
  public let formula: ParameterFormula
  /// The number.
  public var answer: Int { formula.total }
  /// What typical mistakes lead to.
  public let wrong: [WrongAnswer<Mistake, Int>]

  /// Asks on the page of a layer that learns a kernel.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    guard let node = page.node, !node.isShared, let formula = node.parameterFormula,
      node.parameters.first?.name == "kernel"
    else { return nil }
    (self.node, self.formula) = (node, formula)
    let weights = formula.factors.reduce(1, *)
    var found: [WrongAnswer<Mistake, Int>] = []
    if formula.bias > 0 {
      found.append(WrongAnswer(.withoutBias, weights * formula.units))
      found.append(WrongAnswer(.oneBias, weights * formula.units + 1))
    }
    if node.outputShape.hasCells, formula.factors.count > 1 {
      let kernel = formula.factors.dropLast().reduce(1, *)
      found.append(WrongAnswer(.withoutChannels, (kernel + formula.bias) * formula.units))
      found.append(WrongAnswer(.everyCell, formula.total * node.outputShape.cells.reduce(1, *)))
    }
    found.append(WrongAnswer(.oneUnit, weights + formula.bias))
    wrong = found.distinct(from: formula.total)
  }
}
