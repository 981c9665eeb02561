import Insights
import Site

extension ParameterCountExercise: NarratedExercise {
  static let prose = "parameter-count"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    let isMaps = node.outputShape.hasCells
    return [
      "layer": .text(node.name), "input": .text(narrator.shape(node.inputShapes[0]).text),
      "units": .text(numbers.integer(formula.units)), "isMaps": .flag(isMaps),
      "isGrouped": .flag(formula.factors.last != node.inputShapes[0].channels), "hasBias": .flag(formula.bias > 0),
      "window": .text(narrator.extents(isMaps ? Array(formula.factors.dropLast()) : formula.factors)),
      "channels": .text(numbers.integer(formula.factors.last ?? 1)),
      "weights": .text(narrator.extents(formula.factors)),
      "weightCount": .text(numbers.integer(formula.factors.reduce(1, *))),
      "perUnit": .text(numbers.integer(formula.factors.reduce(1, *) + formula.bias)),
      "answer": .text(numbers.integer(answer)),
    ].merging(wrong.values { numbers.integer($0) }) { $1 }
  }
}
