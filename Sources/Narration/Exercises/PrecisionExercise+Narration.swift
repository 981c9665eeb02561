import Insights
import Site

extension PrecisionExercise: NarratedExercise {
  static let prose = "precision"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    let wrong = recall.flatMap { abs($0 - precision) > 0.0015 ? numbers.decimal($0 * 100, places: 1) : nil }
    return [
      "className": .text(className), "answered": .text(numbers.integer(answered)),
      "right": .text(numbers.integer(right)),
      "images": .text(numbers.integer(images)), "percent": .text(numbers.percent(precision)),
      "answer": .text(numbers.decimal(precision * 100, places: 1)),
      "tolerance": .text(numbers.decimal(0.1, places: 1)), "recall": ViewValue(wrong),
      "share": ViewValue(precision == 0 ? nil : numbers.decimal(precision)),
    ]
  }
}
