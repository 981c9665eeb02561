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
  static let (limit, layersOfKind) = (150, 2)

  /// Renders exercises of many pages for one, numbered through.
  init(_ exercises: [ProseExercise], edition: Edition, renderer: inout ProseRenderer) throws {
    let homes = ExerciseCollection.homes(exercises)
    let kept = exercises.count > Self.limit ? ExerciseCollection.selection(homes) : homes
    groups = []
    var number = 0
    for home in kept {
      let path = edition.path(home)
      var items: [Item] = []
      for exercise in exercises where exercise.home.id == home.id {
        number += 1
        items.append(Item(exercise: try renderer.html(of: exercise, number: number)))
      }
      let href = SitePath.relative(path, from: renderer.path)
      groups.append(Group(label: try edition.label(home), href: href + "#exercises", exercises: items))
    }
    guard kept.count < homes.count else { return }
    selection = try edition.strings(
      "site.collection.selection",
      [
        "count": edition.strings.numbers.integer(number), "total": edition.strings.numbers.integer(exercises.count),
        "layers": edition.strings.numbers.integer(Self.layersOfKind),
      ])
  }

  /// The pages that the exercises come from, each once, in order.
  private static func homes(_ exercises: [ProseExercise]) -> [any Chapter] {
    exercises.indices.filter { $0 == 0 || exercises[$0 - 1].home.id != exercises[$0].home.id }.map {
      exercises[$0].home
    }
  }

  /// Of layers of the same kind only the first ones.
  private static func selection(_ homes: [any Chapter]) -> [any Chapter] {
    var counts: [String: Int] = [:]
    return homes.filter { home in
      guard let layer = home as? LayerPage else { return true }
      counts[layer.layer.kind, default: 0] += 1
      return counts[layer.layer.kind, default: 0] <= layersOfKind
    }
  }
}
