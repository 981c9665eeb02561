import Foundation
import Localization
import Site
import Testing

@Suite struct VocabularyTests {
  private let words = Vocabulary([
    ("row {row}, column {column}", "step {column}"), ("a column for each", "a column for each"),
    ("an image", "a signal"), ("images", "signals"), ("image", "signal"), ("column", "step"),
  ])

  @Test func wholeWordsAreReplacedAndTheFirstPairThatFitsCounts() {
    #expect(
      words.applied(to: "An image, two images: ImageNet, an imagery.") == "A signal, two signals: ImageNet, an imagery."
    )
    #expect(words.applied(to: "a column for each map; the column") == "a column for each map; the step")
    #expect(words.applied(to: "the cell at row {row}, column {column}") == "the cell at step {column}")
  }

  @Test func whatAProgramReadsStaysAsItIs() {
    let text =
      "{image} {{#image}}x{{/image}} [image](page:image) `image` ``image`` $image$ image $$image$$ image\n::figure image\nimage"
    #expect(
      words.applied(to: text)
        == "{image} {{#image}}x{{/image}} [signal](page:image) `image` ``image`` $image$ signal $$image$$ signal\n::figure image\nsignal"
    )
  }

  @Test func theMistakesOfExercisesAreWordedToo() {
    #expect(words.applied(to: "::mistake {{.}} The image.\n") == "::mistake {{.}} The signal.\n")
  }

  @Test func bothLanguagesHaveWordsForTheSameSubjects() throws {
    let library = try TemplateLibrary()
    let files = Language.allCases.map { language in
      library.paths(under: "vocabulary/\(language.rawValue)/").compactMap { $0.split(separator: "/").last }
    }
    #expect(files[0] == files[1] && !files[0].isEmpty)
  }

  @Test func stringsOfSignalsDoNotSpeakOfImages() throws {
    let library = try TemplateLibrary()
    for (language, word) in [(Language.english, "image"), (.spanish, "imagen")] {
      let strings = try Strings(language: language, directories: library.directories)
      let signals = try strings.worded(for: "signals", directories: library.directories)
      #expect(strings.extents(1, 5) == "1×5" && signals.extents(1, 5) == "5")
      let caption = try #require(signals.entries["samples.caption"])
      #expect(!caption.contains(word) && caption.contains("{width}") && !caption.contains("{height}"))
    }
  }
}
