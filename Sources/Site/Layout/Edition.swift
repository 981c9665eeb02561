import Localization

/// The site in one language: its chapters, figures and words, and where each of them is.
struct Edition: Sendable {
  /// The language's code, which is also the folder.
  let language: String
  /// What the pages say.
  let content: SiteContent
  /// The words of the site and of its figures.
  let strings: Strings
  /// The pages in the order of reading.
  let chapters: [any Chapter]
  /// All pages of prose: the chapters, then those that stand below others.
  let pages: [any Chapter]
  private let pagesByName: [String: any Chapter]
  /// The pages that are no stations, by their parent.
  private let siblings: [String: [any Chapter]]
  /// The place of each page among those between which it is turned.
  private let places: [String: Int]
  /// Where layers without a page of their own stand on the page of the network: the anchors of their modules, by page name.
  let modules: [String: String]
  /// The figures by name.
  let figures: [String: DrawnFigure]
  /// The figures in the order in which they were given.
  let figureOrder: [String]
  /// The sequences by name.
  let sequences: [String: DrawnSequence]
  /// The anchors of the glossary.
  let terms: Set<String>
  /// All values and words, as prose and templates see them.
  let model: ViewValue

  /// Gathers an edition; throws where two layers or figures have one name, or the glossary cannot be read.
  init(
    _ content: SiteContent, figures: [DrawnFigure], sequences: [DrawnSequence] = [], library: TemplateLibrary
  ) throws {
    self.content = content
    language = content.language.rawValue
    strings = try Strings(language: content.language, directories: library.directories)
      .worded(for: content.subject, directories: library.directories)
    pages = Edition.pages(content)
    chapters = pages.filter(\.isStation)
    let named = pages.flatMap { page in page.names.map { ($0, page) } }
    pagesByName = Dictionary(named) { first, _ in first }
    let rows = (content.network.modules?.stages ?? []).flatMap(\.modules).flatMap { module in
      module.layers.filter { $0.address == nil }.map { ("layers/\($0.name)", module.id) }
    }
    modules = Dictionary(rows) { first, _ in first }
    siblings = Dictionary(grouping: pages.filter { !$0.isStation }) { $0.parent ?? "" }
    let series = [chapters] + siblings.values
    places = Dictionary(series.flatMap { $0.enumerated().map { ($1.id, $0) } }) { first, _ in first }
    figureOrder = figures.map(\.id)
    self.figures = try Dictionary(figures.map { ($0.id, $0) }) { first, _ in
      throw SiteError.duplicate(what: "figures", name: first.id)
    }
    self.sequences = try Dictionary(sequences.map { ($0.id, $0) }) { first, _ in
      throw SiteError.duplicate(what: "sequences of figures", name: first.id)
    }
    for sequence in sequences where self.figures[sequence.id] != nil {
      throw SiteError.duplicate(what: "figures", name: sequence.id)
    }
    var paths: Set<String> = []
    for page in pages where !paths.insert(page.id.lowercased()).inserted {
      throw SiteError.duplicate(what: "pages", name: page.id)
    }
    let labels = Edition.tree(strings.entries, under: "site.")
    // What only one page has is not looked at by all others.
    var common = content
    common.pages = []
    common.exercises = []
    model = try ViewValue(reflecting: common).adding(["labels": labels])
    terms = try Edition.terms(language: language, library: library, model: model)
    for page in pages { _ = try ancestors(of: page) }
  }

  private static func pages(_ content: SiteContent) -> [any Chapter] {
    guard let evaluation = content.evaluation, content.photograph == nil else { return photographPages(content) }
    let before: [any Chapter] = [
      OverviewPage(), HistoryPage(), ConvolutionPage(), ArithmeticPage(layers: content.layers), BeyondImagesPage(),
      DataPage(),
      NetworkPage(network: content.network), TrainingPage(training: content.training),
    ]
    let images: [any Chapter] = content.augmentation == nil ? [] : [AugmentationPage()]
    let results: [any Chapter] = [
      HierarchyPage(hierarchy: content.hierarchy), ColoursPage(), EvaluationPage(evaluation: evaluation),
    ]
    let design: [any Chapter] = content.design == nil ? [] : [DesignPage()]
    let further: [any Chapter] = [
      FunctionalPage(functional: content.functional), HallOfFamePage(), FineTuningPage(), PracticePage(),
      ExercisesPage(), FiguresPage(),
      GlossaryPage(),
    ]
    let after = results + design + further
    let below = content.pages.map(SubPage.init)
    return before + images + content.layers.filter(\.hasPage).map(LayerPage.init) + below.filter(\.isStation) + after
      + below.filter { !$0.isStation }
  }

  /// Strings under a prefix, as records nested by the dots of their keys.
  static func tree(_ entries: [String: String], under prefix: String) -> ViewValue {
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
  func exercises(of page: any Chapter) -> [ExerciseContent] {
    content.exercises.first { page.names.contains($0.page) }?.exercises ?? []
  }

  /// The page where the pipeline starts, and the page where it ends.
  var dataPage: String { content.photograph == nil ? "data" : "photograph" }
  var answerPage: String { content.photograph == nil ? "evaluation" : "answer" }

  /// The page of a name.
  func page(named name: String) -> (any Chapter)? { pagesByName[name] }

  /// The pages above a page, the first page of all first; throws where there is none of that name, or no end of them.
  func ancestors(of page: any Chapter) throws(SiteError) -> [any Chapter] {
    var ancestors: [any Chapter] = []
    var parent = page.parent
    while let name = parent {
      guard let above = self.page(named: name), ancestors.count < pages.count else {
        throw SiteError.noParent(page: page.id, parent: name)
      }
      ancestors.insert(above, at: 0)
      parent = above.parent
    }
    return ancestors
  }

  /// The pages below a page that are not on the way through the site.
  func pages(below page: any Chapter) -> [any Chapter] { page.names.flatMap { siblings[$0] ?? [] } }

  /// The pages before and after a page: in the order of reading, or among those below the same page.
  func neighbours(of page: any Chapter) -> (previous: (any Chapter)?, next: (any Chapter)?) {
    guard let place = places[page.id] else { return (nil, nil) }
    let series = page.isStation ? chapters : siblings[page.parent ?? ""] ?? []
    return (
      place > 0 ? series[place - 1] : nil, place + 1 < series.count ? series[place + 1] : nil
    )
  }

  /// What a chapter is called in the navigation.
  func label(_ chapter: any Chapter) throws -> String {
    try chapter.label ?? strings("site.pages.\(chapter.id)")
  }

  /// The path of a chapter.
  func path(_ chapter: any Chapter) -> String { SitePath.page(chapter.id, language) }
}
