import Foundation
import Insights
import Site

extension CrossEntropyExercise: NarratedExercise {
  static let prose = "cross-entropy"

  /// Only where this loss trained the network, without weights that change it for some classes.
  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    guard let configuration = narrator.run.training?.configuration, configuration.loss == .categoricalCrossEntropy,
      configuration.classWeights.isEmpty
    else { return nil }
    let numbers = narrator.numbers
    let complement = 1 - probability
    return [
      "class": .text(table.classes[table.label]), "index": .text(numbers.integer(table.testIndex)),
      "probability": .text(numbers.decimal(probability, places: 3)),
      "answer": .text(numbers.decimal(answer, places: 3)),
      "tolerance": .text(numbers.decimal(max(0.005, answer / 50), places: 3)),
      "engine": .text(numbers.decimal(exact, places: 4)),
      "complement": ViewValue(
        abs(complement - answer) > max(0.006, answer / 40) ? numbers.decimal(complement, places: 3) : nil),
      "negative": .text(numbers.decimal(-answer, places: 3)),
    ]
  }
}
