import Insights
import Localization
import Networks
import Site

/// An exercise whose numbers are put into words by a prose file of its own.
protocol NarratedExercise: Exercise {
  /// The stem of the prose file under `exercises/`.
  static var prose: String { get }
  /// What that prose can name, under `{{exercise.NAME}}`; `nil` where this site cannot ask the question.
  func values(_ narrator: Narrator) throws -> [String: ViewValue]?
}

extension Narrator {
  /// The exercises of all pages.
  func exercisePages() throws -> [ExercisePageContent] {
    try explanation.exercises.pages.map { page in
      ExercisePageContent(
        page: Narrator.name(of: page.page),
        exercises: try page.exercises.compactMap { try ($0 as? any NarratedExercise).flatMap { try content($0) } })
    }
  }

  private func content<Kind: NarratedExercise>(_ exercise: Kind) throws -> ExerciseContent? {
    try exercise.values(self).map { ExerciseContent(kind: Kind.prose, values: .record($0)) }
  }

  private static func name(of page: ExercisePage) -> String {
    switch page {
    case .overview: "overview"
    case .history: "what-is-a-cnn"
    case .data: "data"
    case .network: "network"
    case .training: "training"
    case .evaluation: "evaluation"
    case .layer(let node): "layers/\(node.name)"
    }
  }

  /// A number with two decimals, as exercises give it.
  func hand(_ value: Float) -> String { numbers.decimal(value) }

  /// A factor with two decimals, in parentheses if it is negative.
  func handOperand(_ value: Float) -> String {
    let text = hand(value)
    return text.hasPrefix("\u{2212}") ? "(\(text))" : text
  }

  /// The products of two rows of numbers and further addends, those left out that are 0.
  func handSum(_ sum: HandSum) -> String {
    let products = zip(sum.values, sum.weights).filter { $0.0 != 0 }.map {
      "\(handOperand($0.0))\u{202F}×\u{202F}\(handOperand($0.1))"
    }
    let terms = products + sum.addends.map(handOperand)
    return terms.isEmpty ? hand(0) : terms.joined(separator: " + ")
  }

  /// A table of numbers with two decimals and its name.
  func table(_ caption: String, _ values: [Float], columns: Int) throws -> ViewValue {
    let rows = stride(from: 0, to: values.count, by: columns).map { start in
      ViewValue.record(["cells": .list(values[start..<min(start + columns, values.count)].map { .text(hand($0)) })])
    }
    return .record(["caption": .text(try strings("exercises.\(caption)")), "rows": .list(rows)])
  }

  /// The class and the index of one of the examples.
  func exampleValues(_ example: Int) -> [String: ViewValue] {
    let found = experiment.examples[example]
    return ["class": .text(experiment.dataset.classes[found.label]), "index": .text(numbers.integer(found.index))]
  }
}

extension ViewValue {
  /// Text, or nothing.
  init(_ text: String?) { self = text.map(ViewValue.text) ?? .nothing }

  /// A letter for a position: A, B, C.
  static func letter(_ position: Int) -> String { String(UnicodeScalar(UInt8(65 + position))) }
}

extension Array {
  /// What each kind of mistake leads to, under its name; nothing for mistakes that make no difference here.
  func values<Mistake: CaseIterable, Answer>(
    _ text: (Answer) -> String
  ) -> [String: ViewValue] where Element == WrongAnswer<Mistake, Answer> {
    let pairs = Mistake.allCases.map { mistake in
      ("\(mistake)", ViewValue(first { $0.mistake == mistake }.map { text($0.answer) }))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
