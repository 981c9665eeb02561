import Foundation

/// What is the loss of one image, given the probability of its class?
public struct CrossEntropyExercise: Exercise, Equatable {
  /// The softmax of the image.
  public let table: SoftmaxTable
  /// The probability of its true class, rounded to three decimals.
  public let probability: Double
  /// The cross-entropy, `-ln` of the rounded probability.
  public var answer: Double { -log(probability) }
  /// The cross-entropy worked out from the logits: `ln Σ e^z - z`.
  public let exact: Double
  /// One: the loss.
  public var sumCount: Int { 1 }

  /// Asks on the page about training: of the examples, the one whose true class is least likely.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard case .training = page else { return nil }
    func likelihood(_ table: SoftmaxTable) -> Float { table.probabilities[table.label] }
    let tables = explanation.softmaxes.filter { likelihood($0) >= 0.01 }
    guard let table = tables.min(by: { likelihood($0) < likelihood($1) }) else { return nil }
    self.table = table
    probability = (Double(likelihood(table)) * 1000).rounded() / 1000
    guard probability < 1 else { return nil }
    exact = log(table.total) - Double(table.logits[table.label])
    // Half a thousandth of the probability is off.
    guard abs(-log(probability) - exact) <= 0.0006 / probability else {
      throw InsightError.sumDisagrees(
        place: "exercise on the loss of test image \(table.testIndex)", worked: Float(-log(probability)),
        engine: Float(exact))
    }
  }
}
