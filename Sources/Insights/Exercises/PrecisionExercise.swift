/// How often is an answer of the network true? The class with the least precision is asked for.
public struct PrecisionExercise: Exercise, Equatable {
  /// The name of the class.
  public let className: String
  /// How many images were given this answer, how many of them rightly, and how many images of the class there are.
  public let answered, right, images: Int

  /// The share of the answers that are true.
  public var precision: Double { Double(right) / Double(answered) }
  /// The share of the class's images that were found: what one gets who divides by the wrong number.
  public var recall: Double? { images > 0 && images != answered ? Double(right) / Double(images) : nil }

  /// Asks on the page about the result.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    guard case .evaluation = page else { return nil }
    let matrix = explanation.confusionMatrix
    let (columns, rows) = (matrix.columnSums, matrix.rowSums)
    func precision(_ index: Int) -> Double { Double(matrix.counts[index][index]) / Double(columns[index]) }
    let answered = columns.indices.filter { columns[$0] > 0 && matrix.counts[$0][$0] > 0 }
    guard let index = answered.min(by: { (precision($0), $0) < (precision($1), $1) }) else { return nil }
    className = matrix.classes[index]
    (self.answered, right, images) = (columns[index], matrix.counts[index][index], rows[index])
  }
}
