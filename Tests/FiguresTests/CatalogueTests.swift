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
      for theme in Theme.allCases {
        let rendered = try FigureRenderer(theme: theme).render(figure, strings, as: .svg)
        #expect(rendered.size.width >= 300 && rendered.size.height >= 100, "\(figure.id)")
      }
      let wording = try figure.wording(strings)
      for text in [wording.title, wording.caption, wording.alternative] {
        #expect(!text.isEmpty && !text.contains("{") && !text.contains("}"), "\(figure.id): \(text)")
      }
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
    let folder = URL(fileURLWithPath: environment["FIGURES_OUT"]!).appendingPathComponent(network)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let themes: [Theme] = environment["FIGURES_THEMES"] == "all" ? Theme.allCases : [.light]
    for figure in Catalogue.figures(of: try Fixture.explanation(network: network)) {
      if let text = environment["FIGURES_ONLY"], !text.isEmpty, !figure.id.contains(text) { continue }
      for language in Language.allCases {
        for theme in themes {
          let rendered = try FigureRenderer(theme: theme).render(figure, Fixture.strings(language), as: .png)
          let suffix = theme == .light ? "" : "-\(theme.rawValue)"
          let name = "\(figure.id)-\(language.rawValue)\(suffix).png"
          try Data(rendered.bytes).write(to: folder.appendingPathComponent(name))
          let words = rendered.wording
          print(["\(network)/\(name)", words.title, words.caption, words.alternative].joined(separator: "\n  "))
        }
      }
    }
  }
}

private let environment = ProcessInfo.processInfo.environment
