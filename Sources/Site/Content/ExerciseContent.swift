/// The exercises that were made for one page.
package struct ExercisePageContent: Sendable {
  /// The page as prose names it: `overview`, `layers/conv1`.
  package var page: String
  /// The exercises, those that teach most first.
  package var exercises: [ExerciseContent]

  /// Gathers the exercises of a page.
  package init(page: String, exercises: [ExerciseContent]) { (self.page, self.exercises) = (page, exercises) }
}

/// One exercise that was made from this network.
package struct ExerciseContent: Sendable {
  /// The stem of its prose file under `exercises/`.
  package var kind: String
  /// What that prose can name, under `{{exercise.NAME}}`.
  package var values: ViewValue

  /// Describes an exercise.
  package init(kind: String, values: ViewValue) { (self.kind, self.values) = (kind, values) }
}
