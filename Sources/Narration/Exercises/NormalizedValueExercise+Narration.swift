import Insights
import Site

extension NormalizedValueExercise: NarratedExercise {
  static let prose = "normalized-value"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let isTold = abs(withoutBeta - answer) > tolerance
    let fraction =
      "(\(narrator.hand(input)) \u{2212} \(narrator.handOperand(mean)))\u{202F}/\u{202F}\(narrator.hand(deviation))"
    return [
      "cell": .text(try narrator.cellWords(value.cell)), "input": .text(narrator.hand(input)),
      "mean": .text(narrator.hand(mean)), "deviation": .text(narrator.hand(deviation)),
      "gamma": .text(narrator.hand(gamma)), "beta": .text(narrator.hand(beta)),
      "expression": .text("\(narrator.handOperand(gamma))\u{202F}×\u{202F}\(fraction) + \(narrator.handOperand(beta))"),
      "answer": .text(narrator.hand(answer)), "tolerance": .text(narrator.hand(tolerance)),
      "engine": .text(narrator.number(value.result)),
      "withoutBeta": ViewValue(isTold ? narrator.hand(withoutBeta) : nil),
    ].merging(narrator.exampleValues(value.example)) { $1 }
  }
}
