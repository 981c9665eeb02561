/// The images that one filter answers to most strongly, the strongest first, at most `limit` of them and each once.
///
/// Equal answers stand in the order of their images, so that the list does not depend on the order in which they came.
struct StrongestAnswers: Equatable, Sendable {
  /// The strongest cell of a filter's map of one image.
  struct Answer: Equatable, Sendable {
    /// The index of the image.
    let image: Int
    /// The cell, counted row by row.
    let cell: Int
    /// Its value.
    let value: Float

    fileprivate func isBefore(_ other: Answer) -> Bool { (value, other.image) > (other.value, image) }
  }

  /// The answers, the strongest first.
  private(set) var answers: [Answer] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Whether an answer of this strength could still be among them.
  func mayHold(_ value: Float) -> Bool {
    guard answers.count == limit, let last = answers.last else { return value.isFinite && limit > 0 }
    return value >= last.value && value.isFinite
  }

  /// Puts an answer in its place if it is strong enough.
  mutating func insert(_ answer: Answer) {
    guard mayHold(answer.value) else { return }
    let place = answers.firstIndex { answer.isBefore($0) } ?? answers.count
    guard place < limit else { return }
    answers.insert(answer, at: place)
    if answers.count > limit { answers.removeLast() }
  }

  /// Takes over what was found among other images.
  mutating func merge(_ other: StrongestAnswers) {
    for answer in other.answers { insert(answer) }
  }
}
