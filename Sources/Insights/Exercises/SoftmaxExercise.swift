import Foundation
import Tensors

/// How many times as likely is one class as another? Their logits are given with two decimals.
public struct SoftmaxExercise: Exercise, Equatable {
  /// What leads to a wrong ratio.
  public enum Mistake: CaseIterable, Sendable {
    /// The logits themselves were divided.
    case logits
    /// The difference was taken for the ratio.
    case difference
    /// The classes were exchanged.
    case inverse
  }

  /// The softmax of the example.
  public let table: SoftmaxTable
  /// The more likely class and the other.
  public let first, second: Int
  /// Their logits, rounded.
  public let firstLogit, secondLogit: Float
  /// The difference of the rounded logits.
  public let difference: Float
  /// `e` to the power of that difference.
  public let answer: Float
  /// How many times as large as the second the engine's first probability is.
  public let engine: Float
  /// How far a result may lie from the answer.
  public let tolerance: Float
  /// What typical mistakes lead to.
  public let wrong: [WrongAnswer<Mistake, Float>]
  /// One: the ratio.
  public var sumCount: Int { 1 }

  /// How many of the most likely classes of an example are considered.
  private static let limit = 8

  /// Asks on the page of the layer that ends the network, if that is softmax.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard let name = page.node?.name, explanation.experiment.network.outputs.first == name,
      let choice = SoftmaxExercise.choice(explanation.softmaxes)
    else { return nil }
    (table, first, second) = choice
    (firstLogit, secondLogit) = (table.logits[first].byHand, table.logits[second].byHand)
    difference = (firstLogit - secondLogit).byHand
    answer = Float(exp(Double(difference)))
    engine = table.probabilities[first] / table.probabilities[second]
    // Each logit is off by half a hundredth at most, their difference by a hundredth: a factor of e^0.01.
    guard abs(answer - engine) <= 0.012 * max(answer, engine) else {
      throw InsightError.sumDisagrees(
        place: "\(name), exercise on the ratio of two probabilities", worked: answer, engine: engine)
    }
    tolerance = max(0.05, 0.03 * answer)
    let tolerance = tolerance
    var found = [WrongAnswer(Mistake.difference, difference), WrongAnswer(.inverse, 1 / answer)]
    if abs(secondLogit) > 0.05 { found.append(WrongAnswer(.logits, firstLogit / secondLogit)) }
    wrong = found.distinct(from: answer) { abs($0 - $1) <= tolerance }
  }

  /// Of all examples the two classes whose logits are nearest to 2 apart; `nil` where all differences are hard to work with.
  private static func choice(_ tables: [SoftmaxTable]) -> (SoftmaxTable, Int, Int)? {
    var best: (table: SoftmaxTable, first: Int, second: Int, distance: Float)?
    for table in tables {
      let order = table.logits.indices.sorted { (table.logits[$0], $1) > (table.logits[$1], $0) }.prefix(limit)
      for (position, first) in order.enumerated() {
        for second in order.dropFirst(position + 1) {
          let difference = table.logits[first] - table.logits[second]
          guard (0.1...6).contains(difference), table.probabilities[second] > 1e-6 else { continue }
          if abs(difference - 2) < best?.distance ?? .infinity { best = (table, first, second, abs(difference - 2)) }
        }
      }
    }
    return best.map { ($0.table, $0.first, $0.second) }
  }
}
