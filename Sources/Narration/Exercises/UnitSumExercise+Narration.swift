import Insights
import Site

extension UnitSumExercise: NarratedExercise {
  static let prose = "unit-sum"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    let isTold = bias != nil && abs(bias ?? 0) > sum.tolerance
    return [
      "layer": .text(unit.layer), "unit": .text(numbers.integer(unit.unit)), "className": ViewValue(className),
      "otherCount": .text(numbers.integer(unit.terms.count - shown.count)),
      "others": ViewValue(others.map(narrator.hand)),
      "bias": ViewValue(bias.map(narrator.hand)), "expression": .text(narrator.handSum(sum)),
      "answer": .text(narrator.hand(sum.total)), "tolerance": .text(narrator.hand(sum.tolerance)),
      "engine": .text(narrator.number(sum.engine)),
      "withoutBias": ViewValue(isTold ? narrator.hand(sum.total - (bias ?? 0)) : nil),
      "withoutOthers": ViewValue(
        others.flatMap { abs($0) > sum.tolerance ? narrator.hand(sum.total - $0) : nil }),
      "terms": .list(
        zip(shown, zip(sum.values, sum.weights)).map { term, factors in
          .record([
            "input": .text(numbers.integer(term.index)), "value": .text(narrator.hand(factors.0)),
            "weight": .text(narrator.hand(factors.1)),
          ])
        }),
    ].merging(narrator.exampleValues(unit.example)) { $1 }
  }
}
