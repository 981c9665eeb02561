/// How many test images does the network get wrong, given its accuracy?
public struct ErrorCountExercise: Exercise, Equatable {
  /// How many test images there are.
  public let total: Int
  /// How many of them are wrong.
  public let answer: Int
  /// How many are right: what one gets who forgets to subtract.
  public var right: Int { total - answer }

  /// Asks on the overview.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    guard case .overview = page, explanation.confusionMatrix.total > 0 else { return nil }
    total = explanation.confusionMatrix.total
    answer = total - explanation.confusionMatrix.right
  }
}
