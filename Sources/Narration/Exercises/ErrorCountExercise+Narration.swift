import Insights
import Site

extension ErrorCountExercise: NarratedExercise {
  static let prose = "error-count"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    // The accuracy is given with two decimals.
    let tolerance = Int((Double(total) * 5e-5).rounded(.up))
    return [
      "total": .text(numbers.integer(total)), "right": .text(numbers.integer(right)),
      "answer": .text(numbers.integer(answer)),
      "accuracy": .text(numbers.percent(Double(right) / Double(total), places: 2)),
      "errorShare": .text(numbers.percent(Double(answer) / Double(total), places: 2)),
      "tolerance": .text(numbers.integer(tolerance)),
      "forgotten": ViewValue(right == answer ? nil : numbers.integer(right)),
    ]
  }
}
