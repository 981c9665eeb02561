import Canvas
import Figures
import Foundation
import Insights
import Localization
import Testing

@Suite struct CatalogueTests {
  @Test(arguments: Fixture.networks, Language.allCases)
  func `every figure draws in every theme, with words for its point, its caption and its alternative`(
    network: String, language: Language
  ) throws {
    let strings = try Fixture.strings(language)
    for figure in Catalogue.figures(of: try Fixture.explanation(network: network)) {
      // Themes change colours, languages change words: one of each with all of the other is enough.
      for theme in language == .english ? Theme.allCases : [.light] {
        let rendered = try FigureRenderer(theme: theme).render(figure, strings, as: .svg)
        #expect(rendered.size.width >= 300 && rendered.size.height >= 100, "\(figure.id)")
      }
      let wording = try figure.wording(strings)
      for text in [wording.title, wording.caption, wording.alternative] {
        #expect(!text.isEmpty && !text.contains("{") && !text.contains("}"), "\(figure.id): \(text)")
      }
    }
  }

  @Test(arguments: OddNetworks.all, Language.allCases)
  func `every figure copes with colours, uneven sizes, missing biases and missing layers`(
    yaml: String, language: Language
  ) throws {
    let strings = try Fixture.strings(language)
    let explanation = try Fixture.explanation(yaml: yaml)
    for figure in Catalogue.figures(of: explanation) {
      let rendered = try FigureRenderer().render(figure, strings, as: .png)
      #expect(rendered.size.width < 1400 && rendered.size.height < 2500, "\(figure.id) is \(rendered.size)")
      try write(rendered, name: "\(explanation.experiment.network.name)/\(figure.id)", language, .light)
    }
  }

  @Test func `no two figures of a network have the same id`() throws {
    for network in Fixture.networks {
      let ids = Catalogue.figures(of: try Fixture.explanation(network: network)).map(\.id)
      #expect(Set(ids).count == ids.count)
    }
  }

  /// For people: `FIGURES_OUT=DIR swift test --filter CatalogueTests` writes every figure as PNG, to be looked at.
  ///
  /// `FIGURES_THEMES=all` adds the dark and print themes, `FIGURES_ONLY=TEXT` keeps ids that contain a text.
  @Test(.enabled(if: environment["FIGURES_OUT"] != nil), arguments: Fixture.networks)
  func `writes all figures to look at`(network: String) throws {
    let themes: [Theme] = environment["FIGURES_THEMES"] == "all" ? Theme.allCases : [.light]
    for figure in Catalogue.figures(of: try Fixture.explanation(network: network)) {
      if let text = environment["FIGURES_ONLY"], !text.isEmpty, !figure.id.contains(text) { continue }
      for language in Language.allCases {
        for theme in themes {
          let rendered = try FigureRenderer(theme: theme).render(figure, Fixture.strings(language), as: .png)
          try write(rendered, name: "\(network)/\(figure.id)", language, theme)
        }
      }
    }
  }

  private func write(_ figure: RenderedFigure, name: String, _ language: Language, _ theme: Theme) throws {
    guard let folder = environment["FIGURES_OUT"] else { return }
    let suffix = theme == .light ? "" : "-\(theme.rawValue)"
    let file = URL(fileURLWithPath: "\(folder)/\(name)-\(language.rawValue)\(suffix).png")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(figure.bytes).write(to: file)
    let words = figure.wording
    print(["\(name)", words.title, words.caption, words.alternative].joined(separator: "\n  "))
  }
}

private let environment = ProcessInfo.processInfo.environment
