import Insights
import Site

extension ActivationValueExercise: NarratedExercise {
  static let prose = "activation-value"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    func isTold(_ value: Float) -> Bool { abs(value - after) > 0.01 }
    return [
      "layer": .text(node.name), "function": .text(try narrator.strings.name(of: function)),
      "before": .text(narrator.hand(before)), "answer": .text(narrator.hand(after)),
      "expression": .text(narrator.expression(function, of: before)), "engine": .text(narrator.number(engine)),
      "unchanged": ViewValue(isTold(before) ? narrator.hand(before) : nil),
      "zero": ViewValue(isTold(0) && before != 0 ? narrator.numbers.integer(0) : nil),
    ].merging(narrator.exampleValues(narrator.experiment.hero)) { $1 }
  }
}
