import Insights
import Site

extension ReceptiveFieldExercise: NarratedExercise {
  static let prose = "receptive-field"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    return [
      "layer": .text(node.name), "source": .text(node.inputs[0]), "before": .text(numbers.integer(before.size)),
      "jump": .text(numbers.integer(before.jump)), "reach": .text(numbers.integer(reach)),
      "steps": .text(numbers.integer(reach - 1)), "isStep": .flag(before.jump > 1),
      "answer": .text(numbers.integer(answer)),
    ].merging(wrong.values { numbers.integer($0) }) { $1 }
  }
}
