import Insights
import Site

extension SoftmaxExercise: NarratedExercise {
  static let prose = "softmax"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    func ratio(_ value: Float) -> String { numbers.decimal(value, places: value < 10 ? 2 : 1) }
    return [
      "first": .text(table.classes[first]), "second": .text(table.classes[second]),
      "firstLogit": .text(narrator.hand(firstLogit)), "secondLogit": .text(narrator.handOperand(secondLogit)),
      "secondPlain": .text(narrator.hand(secondLogit)), "gap": .text(narrator.hand(self.difference)),
      "answer": .text(ratio(answer)), "tolerance": .text(narrator.hand(tolerance)), "engine": .text(ratio(engine)),
      "firstProbability": .text(numbers.decimal(table.probabilities[first], places: 4)),
      "secondProbability": .text(numbers.decimal(table.probabilities[second], places: 6)),
    ].merging(wrong.values { numbers.decimal($0) }) { $1 }.merging(narrator.exampleValues(table.example)) { $1 }
  }
}
