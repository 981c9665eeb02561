import Localization

/// The site in one language: its chapters, figures and words, and where each of them is.
struct Edition: Sendable {
  /// The language's code, which is also the folder.
  let language: String
  /// What the pages say.
  let content: SiteContent
  /// The words of the site and of its figures.
  let strings: Strings
  /// The chapters in the order of reading.
  let chapters: [any Chapter]
  /// The figures by name.
  let figures: [String: DrawnFigure]
  /// The figures in the order in which they were given.
  let figureOrder: [String]
  /// The anchors of the glossary.
  let terms: Set<String>
  /// All values and words, as prose and templates see them.
  let model: ViewValue

  /// Gathers an edition; throws where two layers or figures have one name, or the glossary cannot be read.
  init(_ content: SiteContent, figures: [DrawnFigure], library: TemplateLibrary) throws {
    self.content = content
    language = content.language.rawValue
    strings = try Strings(language: content.language, directories: library.directories)
    chapters = Edition.chapters(content)
    figureOrder = figures.map(\.id)
    self.figures = try Dictionary(figures.map { ($0.id, $0) }) { first, _ in
      throw SiteError.duplicate(what: "figures", name: first.id)
    }
    var paths: Set<String> = []
    for chapter in chapters where !paths.insert(chapter.id.lowercased()).inserted {
      throw SiteError.duplicate(what: "pages", name: chapter.id)
    }
    let labels = Edition.tree(strings.entries, under: "site.")
    model = try ViewValue(reflecting: content).adding(["labels": labels])
    terms = try Edition.terms(language: language, library: library, model: model)
  }

  private static func chapters(_ content: SiteContent) -> [any Chapter] {
    let before: [any Chapter] = [
      OverviewPage(), HistoryPage(), ConvolutionPage(), DataPage(), NetworkPage(network: content.network),
      TrainingPage(training: content.training),
    ]
    let after: [any Chapter] = [
      EvaluationPage(evaluation: content.evaluation), ExercisesPage(), FiguresPage(), GlossaryPage(),
    ]
    return before + content.layers.map(LayerPage.init) + after
  }

  /// Strings under a prefix, as records nested by the dots of their keys.
  private static func tree(_ entries: [String: String], under prefix: String) -> ViewValue {
    var leaves: [String: ViewValue] = [:]
    var branches: Set<String> = []
    for (key, text) in entries where key.hasPrefix(prefix) {
      let rest = key.dropFirst(prefix.count)
      guard let dot = rest.firstIndex(of: ".") else {
        leaves[String(rest)] = .text(text)
        continue
      }
      branches.insert(String(rest[..<dot]))
    }
    for branch in branches { leaves[branch] = tree(entries, under: "\(prefix)\(branch).") }
    return .record(leaves)
  }

  private static func terms(language: String, library: TemplateLibrary, model: ViewValue) throws -> Set<String> {
    let file = try ProseFile("prose/\(language)/glossary.md", library: library, model: model)
    var terms: Set<String> = []
    for case .term(let id, let title, _) in file.document.sections.flatMap(\.blocks) where !terms.insert(id).inserted {
      throw file.failure(1, "the glossary explains '\(id)' twice, the second time as '\(title)'")
    }
    return terms
  }

  /// The exercises that were made for a page.
  func exercises(of chapter: any Chapter) -> [ExerciseContent] {
    content.exercises.first { chapter.isNamed($0.page) }?.exercises ?? []
  }

  /// What a chapter is called in the navigation.
  func label(_ chapter: any Chapter) throws -> String {
    try chapter.label ?? strings("site.pages.\(chapter.id)")
  }

  /// The path of a chapter.
  func path(_ chapter: any Chapter) -> String { SitePath.page(chapter.id, language) }

  /// Where a link of the prose leads: `page:ID`, `figure:ID`, `glossary:ID` or `#anchor`, with `figures` on the page itself.
  func address(_ target: String, from path: String, figures onPage: Set<String>) throws(ProseMistake) -> String {
    let parts = target.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if target.hasPrefix("#") { return target }
    guard parts.count == 2 else {
      throw ProseMistake(reason: "the link '\(target)' is none of page:NAME, figure:NAME, glossary:NAME, #anchor")
    }
    let name = String(parts[1])
    switch parts[0] {
    case "page":
      let pieces = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      guard let chapter = chapters.first(where: { $0.isNamed(pieces[0]) }) else {
        throw ProseMistake(reason: "there is no page '\(pieces[0])'")
      }
      let anchor = pieces.count > 1 ? "#\(pieces[1])" : ""
      return SitePath.relative(self.path(chapter), from: path) + anchor
    case "glossary":
      guard terms.contains(name) else { throw ProseMistake(reason: "the glossary has no '\(name)'") }
      return SitePath.relative(SitePath.page("glossary", language), from: path) + "#\(name)"
    case "figure":
      if onPage.contains(name), figures[name] != nil { return "#\(name)" }
      // A network without this figure still has a text that mentions it.
      let target = figures[name] == nil ? SitePath.page("figures", language) : SitePath.figurePage(name, language)
      return SitePath.relative(target, from: path)
    default:
      throw ProseMistake(reason: "the link '\(target)' leaves the site; print the address as text")
    }
  }
}
