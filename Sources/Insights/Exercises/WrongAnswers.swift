import Tensors

/// What a typical mistake leads to.
public struct WrongAnswer<Mistake: Hashable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
  /// The mistake.
  public let mistake: Mistake
  /// The wrong answer.
  public let answer: Answer

  init(_ mistake: Mistake, _ answer: Answer) { (self.mistake, self.answer) = (mistake, answer) }
}

extension Array {
  /// The answers that are wrong indeed, each once: a mistake that happens to give the right answer, or that of another
  /// mistake before it, is left out.
  func distinct<Mistake, Answer>(
    from right: Answer, isSame: (Answer, Answer) -> Bool = { $0 == $1 }
  ) -> Self where Element == WrongAnswer<Mistake, Answer> {
    reduce(into: []) { found, wrong in
      guard !isSame(wrong.answer, right), !found.contains(where: { isSame($0.answer, wrong.answer) }) else { return }
      found.append(wrong)
    }
  }
}

/// The right answer among wrong ones, in random order.
public struct Choices<Mistake: Hashable & Sendable, Answer: Equatable & Sendable>: Equatable, Sendable {
  /// One of the answers to choose from.
  public struct Option: Equatable, Sendable {
    /// The answer.
    public let answer: Answer
    /// The mistake that leads to it; `nil` of the right one.
    public let mistake: Mistake?
  }

  /// The answers in the order in which they are shown.
  public let options: [Option]
  /// The position of the right one.
  public var right: Int { options.firstIndex { $0.mistake == nil } ?? 0 }

  /// Shuffles a right answer and at most three wrong ones; the order depends on the name of the stream alone.
  init(_ right: Answer, _ wrong: [WrongAnswer<Mistake, Answer>], stream: String) {
    let all =
      [Option(answer: right, mistake: nil)] + wrong.prefix(3).map { Option(answer: $0.answer, mistake: $0.mistake) }
    var random = RandomGenerator(seed: 1, stream: stream)
    options = random.permutation(all.count).map { all[$0] }
  }
}
