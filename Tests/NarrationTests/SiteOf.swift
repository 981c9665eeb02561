import Canvas
import Figures
import Insights
import Localization
import Narration
import Site
import Synchronization
import Testing
import Training

/// A site in memory, in both languages.
struct SiteOf: Sendable {
  let built: BuiltSite
  let figures: [Language: [DrawnFigure]]
  let sequences: [Language: [DrawnSequence]]
  let report: ReportRecord

  private static let known = Mutex<[OddNetwork: SiteOf]>([:])

  /// The site of a network, made once.
  static func network(_ network: OddNetwork) throws -> SiteOf {
    try known.withLock { known in
      if let site = known[network] { return site }
      let site = try SiteOf(network.explanation())
      known[network] = site
      return site
    }
  }

  init(_ explanation: Explanation, _ configuration: TrainingConfiguration? = nil) throws {
    let library = try TemplateLibrary()
    let history = explanation.experiment.history
    let settings = Narrator.RunFacts.Settings(
      configuration: configuration ?? TrainingConfiguration(epochs: history.count, batchSize: 4), trainingCount: 6)
    let run = Narrator.RunFacts(version: "0", command: "cnn-viz", training: history.isEmpty ? nil : settings)
    var contents: [SiteContent] = []
    var figures: [Language: [DrawnFigure]] = [:]
    var sequences: [Language: [DrawnSequence]] = [:]
    for language in Language.allCases {
      let strings = try Strings(language: language, directories: library.directories)
        .worded(for: explanation.experiment.subject, directories: library.directories)
      contents.append(try Narrator(explanation, run: run, strings: strings).content())
      figures[language] = try Catalogue.figures(of: explanation).map { try SiteOf.outline($0, strings) }
      sequences[language] = try Catalogue.sequences(of: explanation).map { sequence in
        let words = try sequence.wording(strings)
        return DrawnSequence(
          id: sequence.id, title: words.title, caption: words.caption, alternative: words.alternative,
          frames: sequence.frames.map(\.id))
      }
    }
    (self.figures, self.sequences) = (figures, sequences)
    built = try SiteBuilder(library: library).build(contents, figures: figures, sequences: sequences)
    report = ReportRecord(
      toolVersion: "0", configuration: [], datasetName: "noise", trainCount: 6, validationCount: 3, testCount: 9,
      classes: explanation.experiment.dataset.classes, networkName: "odd", parameters: 1, layers: [], history: [],
      loss: 1, accuracy: 1, confusion: [], checkedSums: explanation.checkedSums)
  }

  /// A figure's words and size; that every figure can be drawn, its own tests say.
  private static func outline(_ figure: any Figure, _ strings: Strings) throws -> DrawnFigure {
    let (words, size) = (try figure.wording(strings), try figure.size(strings))
    return DrawnFigure(
      id: figure.id, title: words.title, caption: words.caption, alternative: words.alternative,
      width: Int(size.width), height: Int(size.height), hasDarkPicture: true,
      regions: try figure.regions(strings).map {
        DrawnRegion(
          x: $0.frame.x, y: $0.frame.y, width: $0.frame.width, height: $0.frame.height, label: $0.label,
          target: $0.target, id: $0.id)
      })
  }

  /// Files in the place of the pictures.
  func stand(in stage: SiteStage, for figures: [DrawnFigure], _ language: Language) throws {
    let code = language.rawValue
    for sequence in sequences[language] ?? [] { try stage.write([1], to: SitePath.picture(sequence.id, code, "pdf")) }
    for figure in figures {
      for format in ["svg", "png", "pdf"] { try stage.write([1], to: SitePath.picture(figure.id, code, format)) }
      try stage.write([1], to: SitePath.darkPicture(figure.id, code))
    }
  }

  func page(_ path: String) -> String? { built.pages.first { $0.path == path }?.html }

  /// The words of an English page, without its tags.
  func text(_ page: String) throws -> String {
    try #require(self.page("en/\(page).html")).replacing(#/<[^>]*>/#, with: "")
  }
}
