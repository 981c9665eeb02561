import Foundation
import Insights
import Localization
import Narration
import Networks
import Site
import Testing

/// The exercises on the pages of whole sites, and the page that collects them.
@Suite struct ExercisePageTests {
  /// Pages that ask nothing: a list of figures, a list of words, the collection itself. And that of the experiments, which
  /// asks one question for each.
  static let withoutExercises: Set<String> = ["figures", "glossary", "exercises", "practice"]

  private static let lecture = Result {
    let network = try Network.named("lecture")
    return try SiteOf(OddNetwork.explanation(of: network, epochs: 3, classes: (0..<10).map(String.init)))
  }

  /// The pages of chapters and layers of a language, without those of figures and those that stand below others.
  private func pages(_ site: SiteOf, _ language: Language) -> [(name: String, html: String)] {
    site.built.pages.compactMap { page in
      let parts = page.path.split(separator: "/")
      guard parts.count > 1, parts[0] == language.rawValue, parts.count == 2 || parts[1] == "layers", parts.count < 4
      else { return nil }
      return (parts.dropFirst().joined(separator: "/").replacing(".html", with: ""), page.html)
    }
  }

  private func exerciseCount(_ html: String) -> Int {
    html.components(separatedBy: "<div class=\"exercise\"").count - 1
  }

  @Test(arguments: Language.allCases)
  func `every page of the lecture has two to five exercises`(language: Language) throws {
    try expectFew(Self.lecture.get(), language)
  }

  @Test(arguments: OddNetwork.allCases, Language.allCases)
  func `every page of any network has two to five exercises`(network: OddNetwork, language: Language) throws {
    try expectFew(SiteOf.network(network), language)
  }

  private func expectFew(_ site: SiteOf, _ language: Language) throws {
    let pages = pages(site, language)
    #expect(pages.count > 10)
    for page in pages where !Self.withoutExercises.contains(page.name) {
      #expect((2...5).contains(exerciseCount(page.html)), "\(page.name) has \(exerciseCount(page.html))")
    }
  }

  @Test(arguments: OddNetwork.allCases)
  func `both languages ask the same, with the same answers to type`(network: OddNetwork) throws {
    let site = try SiteOf.network(network)
    func predictions(_ language: Language) -> [[String]] {
      pages(site, language).map { page in
        page.html.matches(of: #/ data-(?:answer|tolerance|value)="([^"]*)"/#).map { match in
          // A decimal comma and groups of digits are all that languages write differently.
          String(match.1).replacing("\u{202F}", with: "").replacing(",", with: "").replacing(".", with: "")
        }
      }
    }
    #expect(predictions(.english) == predictions(.spanish))
    #expect(predictions(.english).joined().count > 10)
  }

  @Test(arguments: OddNetwork.allCases)
  func `the collection has the exercises of all pages, with as many answers, numbered through`(
    network: OddNetwork
  ) throws {
    let site = try SiteOf.network(network)
    let all = site.built.pages.filter { $0.path.hasPrefix("en/") && $0.path != "en/exercises.html" }
    let total = all.reduce(0) { $0 + exerciseCount($1.html) }
    let page = try #require(site.page("en/exercises.html"))
    let solutions = page.components(separatedBy: "<div class=\"solution\">").count - 1
    #expect(exerciseCount(page) == total && solutions == total && total > 20)
    for number in [1, total / 2, total] {
      #expect(page.components(separatedBy: "Exercise \(number)</p>").count == 3, "\(number)")
    }
    // Of a network of many layers not all have pages.
    let names = try Network(yaml: network.yaml, file: "odd.yml").nodes.map(\.name)
    let paged = names.filter { site.page("en/layers/\($0).html") != nil }
    #expect(paged.count == names.count || network == .tower && paged.count > 10)
    for name in paged {
      #expect(page.contains("href=\"layers/\(name).html#exercises\""), "\(name)")
    }
  }

  @Test func `every exercise is put into words, and every text about one is used`() throws {
    let library = try TemplateLibrary()
    let strings = try Strings(language: .english, directories: library.directories)
    let run = Narrator.RunFacts(version: "0", command: "cnn-viz", training: nil)
    let recipe = try RecipeSite().explanation()
    let training = Narrator.RunFacts.Settings(configuration: RecipeSite().configuration, trainingCount: 6)
    let trained = Narrator.RunFacts(version: "0", command: "cnn-viz", training: training)
    var kinds = Set(
      try Narrator(recipe, run: trained, strings: strings).content().exercises.flatMap(\.exercises).map(\.kind))
    for network in OddNetwork.allCases {
      let explanation = try network.explanation()
      let told = try Narrator(explanation, run: run, strings: strings).content().exercises.flatMap(\.exercises)
      // Without a training there is no loss to ask for.
      let made = explanation.exercises.pages.flatMap(\.exercises).filter { !($0 is CrossEntropyExercise) }
      #expect(told.count == made.count)
      kinds.formUnion(told.map(\.kind))
    }
    for language in Language.allCases {
      let folder = "prose/\(language.rawValue)/exercises/"
      let files = library.paths(under: folder).map { String($0.dropFirst(folder.count).dropLast(3)) }
      #expect(Set(files) == kinds)
    }
  }

  @Test func `a layer asks for its own numbers, and says what was forgotten`() throws {
    let site = try Self.lecture.get()
    let page = try #require(site.page("en/layers/conv1.html"))
    #expect(page.contains("data-answer=\"80\""))
    #expect(page.contains("data-value=\"72\">These are the weights. The biases are missing."))
    #expect(page.contains("<table class=\"grid\">"))
    let spanish = try #require(site.page("es/layers/conv1.html"))
    #expect(spanish.contains("data-value=\"72\">Esos son los pesos. Faltan los bias."))
    #expect(try site.text("layers/conv1").contains("28 \u{2212} 3 + 1 = 26"))
  }

  @Test func `the loss of an image is asked for only where it is the one that was trained with`() throws {
    #expect(try RecipeSite().site().text("training").contains("What is the cross-entropy of this image?"))
    var weighted = RecipeSite()
    weighted.configuration.classWeights = [1, 2, 1]
    #expect(try !weighted.site().text("training").contains("What is the cross-entropy of this image?"))
  }

  @Test func `a field for a prediction has a label, tells its verdict politely and is hidden without a script`() throws
  {
    let page = try #require(Self.lecture.get().page("en/layers/pool1.html"))
    #expect(page.contains("<div class=\"prediction\" hidden data-answer="))
    #expect(page.contains("<label for=\"prediction-1\">") && page.contains("<input id=\"prediction-1\""))
    #expect(
      page.contains("aria-describedby=\"verdict-1\"")
        && page.contains("id=\"verdict-1\" role=\"status\" aria-live=\"polite\""))
    #expect(!page.contains("<form"))
  }
}
