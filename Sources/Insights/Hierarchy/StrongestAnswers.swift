/// The images that one filter answers to most strongly, the strongest first, at most `limit` of them and each once.
///
/// Equal answers stand in the order of their images, so that the list does not depend on the order in which they came.
package struct StrongestAnswers: Equatable, Sendable {
  /// The strongest cell of a filter's map of one image.
  package struct Answer: Equatable, Sendable {
    /// The index of the image.
    package let image: Int
    /// The cell, counted row by row.
    package let cell: Int
    /// Its value.
    package let value: Float

    /// Makes an answer.
    package init(image: Int, cell: Int, value: Float) { (self.image, self.cell, self.value) = (image, cell, value) }

    fileprivate func isBefore(_ other: Answer) -> Bool { (value, other.image) > (other.value, image) }
  }

  /// The answers, the strongest first.
  package private(set) var answers: [Answer] = []
  private let limit: Int

  /// No answers yet.
  package init(limit: Int) { self.limit = limit }

  /// Whether an answer of this strength could still be among them.
  package func mayHold(_ value: Float) -> Bool {
    guard answers.count == limit, let last = answers.last else { return value.isFinite && limit > 0 }
    return value >= last.value && value.isFinite
  }

  /// Puts an answer in its place if it is strong enough.
  package mutating func insert(_ answer: Answer) {
    guard mayHold(answer.value) else { return }
    let place = answers.firstIndex { answer.isBefore($0) } ?? answers.count
    guard place < limit else { return }
    answers.insert(answer, at: place)
    if answers.count > limit { answers.removeLast() }
  }

  /// Takes over what was found among other images.
  package mutating func merge(_ other: StrongestAnswers) {
    for answer in other.answers { insert(answer) }
  }
}
