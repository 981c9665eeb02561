/// A prose file as its author structured it, its values filled in.
struct ProseDocument: Equatable, Sendable {
  /// The title of the page, as Markdown.
  var title: String
  /// The first paragraph, as Markdown.
  var lead: String
  /// The sections in order.
  var sections: [ProseSection]
}

extension ProseDocument {
  /// A text that stands within another one.
  init(part blocks: [ProseBlock]) {
    self.init(title: "", lead: "", sections: [ProseSection(id: "", blocks: blocks, line: 1)])
  }
}

/// One section of a page.
struct ProseSection: Equatable, Sendable {
  /// The name, which is also the anchor.
  var id: String
  /// The heading that the author gave it; nothing where the site's standard heading serves.
  var heading: String?
  /// What it holds.
  var blocks: [ProseBlock]
  /// The line of its directive.
  var line: Int
}

/// One block of prose.
enum ProseBlock: Equatable, Sendable {
  /// Markdown.
  case text(String, line: Int)
  /// A displayed formula.
  case formula(String, line: Int)
  /// A figure; an optional one is left out where the network has no such figure.
  case figure(id: String, isOptional: Bool, line: Int)
  /// A sequence of figures; an optional one is left out where the network has no such sequence.
  case steps(id: String, isOptional: Bool, line: Int)
  /// A template of `inserts/`.
  case insert(name: String, line: Int)
  /// Another prose file, without title or sections, whose blocks stand here.
  case include(name: String, line: Int)
  /// A question whose answer is hidden at first.
  case exercise(question: [ProseBlock], prediction: ProsePrediction?, answer: [ProseBlock])
  /// The exercises that were made for this page, as many as it has room for.
  case exercises(line: Int)
  /// A remark beside the text.
  case note([ProseBlock])
  /// What is hidden below its title until a reader opens it; it may be meant by its name.
  case details(id: String, title: String, blocks: [ProseBlock], line: Int)
  /// An entry of the glossary.
  case term(id: String, title: String, blocks: [ProseBlock])
}

/// What a reader may type before the answer is shown.
struct ProsePrediction: Equatable, Sendable {
  /// A wrong value and what to say to it, as Markdown.
  struct Mistake: Equatable, Sendable {
    var value: String
    var text: String
    var line: Int
  }

  /// The right value: a number as the language writes it, or letters.
  var value: String
  /// How far a number may lie from it.
  var tolerance: String?
  /// What typical mistakes lead to.
  var mistakes: [Mistake]
}

extension ProseBlock {
  /// Whether this is an entry of the glossary.
  var isTerm: Bool {
    if case .term = self { true } else { false }
  }

  /// The figures that this block places, in its inner blocks too.
  var figures: [String] {
    switch self {
    case .figure(let id, _, _): [id]
    case .exercise(let question, _, let answer): (question + answer).flatMap(\.figures)
    case .note(let blocks), .term(_, _, let blocks), .details(_, _, let blocks, _): blocks.flatMap(\.figures)
    case .text, .formula, .steps, .insert, .include, .exercises: []
    }
  }
}
