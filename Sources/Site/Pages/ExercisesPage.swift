/// All exercises of the site, with their answers on sheets of their own when it is printed.
struct ExercisesPage: Chapter {
  let id = "exercises"
  let sections: [String]? = nil
  let template = "pages/exercises"
}

/// The view model of `pages/exercises.html`, beside that of a chapter.
struct ExerciseCollection {
  /// The exercises of one page.
  struct Group {
    /// The page's name, and the way to it.
    var label: String
    var href: String
    /// The questions with their answers.
    var exercises: [Item]
  }

  /// One exercise, under the name by which the template of an exercise knows it.
  struct Item {
    var exercise: ExerciseView
  }

  /// The pages that have exercises, in the order of the site.
  var groups: [Group]
  /// What is left out, in words; nothing where all are there.
  var selection: String?

  /// How many exercises are collected before those of further layers of a kind are left out, and how many layers of each
  /// kind are kept then.
  static let (limit, layersOfKind) = (200, 2)

  /// Renders exercises of many pages for one, numbered through.
  init(_ exercises: [ProseExercise], edition: Edition, renderer: inout ProseRenderer) throws {
    let all = ExerciseCollection.byHome(exercises)
    let kept = exercises.count > Self.limit ? ExerciseCollection.selection(all) : all
    groups = []
    var number = 0
    for (home, exercises) in kept {
      var items: [Item] = []
      for exercise in exercises {
        number += 1
        items.append(Item(exercise: try renderer.html(of: exercise, number: number)))
      }
      let href = SitePath.relative(edition.path(home), from: renderer.path)
      groups.append(Group(label: try edition.label(home), href: href + "#exercises", exercises: items))
    }
    guard kept.count < all.count else { return }
    let numbers = edition.strings.numbers
    selection = try edition.strings(
      "site.collection.selection",
      [
        "count": numbers.integer(number), "total": numbers.integer(exercises.count),
        "layers": numbers.integer(Self.layersOfKind),
      ])
  }

  /// The exercises by the pages that they come from, in order.
  private static func byHome(_ exercises: [ProseExercise]) -> [(home: any Chapter, exercises: [ProseExercise])] {
    exercises.reduce(into: []) { groups, exercise in
      if let last = groups.last, last.home.id == exercise.home.id {
        groups[groups.count - 1].exercises.append(exercise)
      } else {
        groups.append((exercise.home, [exercise]))
      }
    }
  }

  /// Of layers of the same kind only the first ones.
  private static func selection(
    _ groups: [(home: any Chapter, exercises: [ProseExercise])]
  ) -> [(home: any Chapter, exercises: [ProseExercise])] {
    var counts: [String: Int] = [:]
    return groups.filter { group in
      guard let layer = group.home as? LayerPage else { return true }
      counts[layer.layer.kind, default: 0] += 1
      return counts[layer.layer.kind, default: 0] <= layersOfKind
    }
  }
}
