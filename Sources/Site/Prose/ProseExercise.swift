/// An exercise as it stands in the prose of a page, with what it takes to render it there and elsewhere.
struct ProseExercise: Sendable {
  /// The page that it stands on.
  let home: any Chapter
  /// The file whose blocks these are.
  let file: ProseFile
  /// The values that inserts within it see.
  let model: ViewValue
  /// The question.
  let question: [ProseBlock]
  /// What a reader may type.
  let prediction: ProsePrediction?
  /// The answer.
  let answer: [ProseBlock]
}

/// The view model of `partials/exercise.html`.
struct ExerciseView {
  var number: String
  var question: String
  var prediction: PredictionView?
  var answer: String
}

/// The view model of the field in which a reader types a prediction.
struct PredictionView {
  /// A wrong value and what to say to it, as HTML.
  struct Mistake {
    var value: String
    var html: String
  }

  var value: String
  var tolerance: String
  /// Whether it takes letters rather than a number.
  var isLetters: Bool
  var mistakes: [Mistake]
}

extension ProseRenderer {
  /// How many exercises a page has at most, if its author wrote no more.
  static let exerciseLimit = 5

  /// The HTML of an exercise, which may come from another page.
  mutating func html(of exercise: ProseExercise, number: Int) throws -> ExerciseView {
    try within(exercise.file, exercise.model, home: exercise.home) { renderer in
      ExerciseView(
        number: String(number), question: try renderer.html(exercise.question),
        prediction: try exercise.prediction.map { try renderer.view($0) }, answer: try renderer.html(exercise.answer))
    }
  }

  private func view(_ prediction: ProsePrediction) throws -> PredictionView {
    let value = ProseEscaping.plain(prediction.value)
    return PredictionView(
      value: value, tolerance: prediction.tolerance.map(ProseEscaping.plain) ?? "0",
      isLetters: value.allSatisfy(\.isLetter),
      mistakes: try prediction.mistakes.map {
        .init(value: ProseEscaping.plain($0.value), html: try inline($0.text, line: $0.line))
      })
  }

  /// The exercises that were made for the page, as parts of prose: as many as there is room for beside those of its author.
  func generatedExercises() throws -> [(file: ProseFile, model: ViewValue)] {
    let made = edition.exercises(of: chapter)
    guard !made.isEmpty else { return [] }
    let written = try count(in: file.document.sections.flatMap(\.blocks))
    return try made.prefix(max(0, Self.exerciseLimit - written)).map { exercise in
      let values = model.adding(["exercise": exercise.values])
      let path = "prose/\(edition.language)/exercises/\(exercise.kind).md"
      return (try ProseFile(path, isPart: true, library: library, model: values), values)
    }
  }

  /// How many exercises an author wrote, in included files too.
  private func count(in blocks: [ProseBlock]) throws -> Int {
    try blocks.reduce(0) { sum, block in
      switch block {
      case .exercise: return sum + 1
      case .note(let inner), .term(_, _, let inner), .details(_, _, let inner, _): return try sum + count(in: inner)
      case .include(let name, _):
        let path = "prose/\(edition.language)/\(ProseEscaping.plain(name)).md"
        guard library.has(path) else { return sum }
        let part = try ProseFile(path, isPart: true, library: library, model: model)
        return try sum + count(in: part.document.sections.flatMap(\.blocks))
      case .text, .formula, .figure, .steps, .insert, .exercises: return sum
      }
    }
  }
}
