import Canvas
import Figures
import Foundation
import Insights
import Localization
import Narration
import Site
import Testing

/// The site about a photograph, built whole but for its pictures.
@Suite struct PhotographSiteTests {
  private static let site = Result { () throws -> BuiltSite in
    let explanation = try PhotographSample.explanation.get()
    let library = try TemplateLibrary()
    var figures: [Language: [DrawnFigure]] = [:]
    let contents = try Language.allCases.map { language in
      let strings = try Strings(language: language, directories: library.directories)
        .worded(for: "photographs", directories: library.directories)
      figures[language] = try Catalogue.figures(of: explanation).map { figure in
        let words = try figure.wording(strings)
        let size = try figure.size(strings)
        return DrawnFigure(
          id: figure.id, title: words.title, caption: words.caption, alternative: words.alternative,
          width: Int(size.width), height: Int(size.height), hasDarkPicture: false)
      }
      let facts = Narrator.RunFacts(version: "0", command: "cnn-viz report squeezenet", training: nil)
      return try Narrator(explanation, run: facts, strings: strings).content()
    }
    return try SiteBuilder(library: library).build(contents, figures: figures)
  }

  private func pages() throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: try Self.site.get().pages.map { ($0.path, $0.html) })
  }

  @Test func `there are pages about the photograph and none about training and tests`() throws {
    let pages = try pages()
    for language in ["en", "es"] {
      for page in ["index", "photograph", "network", "where", "answer", "trace", "photographs/2", "layers/conv10"] {
        #expect(pages["\(language)/\(page).html"] != nil, "\(page)")
      }
      for page in ["training", "evaluation", "data", "hierarchy", "practice"] {
        #expect(pages["\(language)/\(page).html"] == nil, "\(page)")
      }
    }
  }

  @Test(arguments: [("en", ["test image", "test set", "a digit", "the digit"]), ("es", ["imagen de test", "dígito"])])
  func `layers and answers speak of a photograph`(language: String, words: [String]) throws {
    let pages = try pages().filter { path, _ in
      ["layers/", "answer", "where", "photograph", "index", "trace"].contains { path.hasPrefix("\(language)/\($0)") }
    }
    #expect(pages.count > 40)
    for (path, html) in pages {
      for word in words { #expect(!html.contains(word), "\(path) says '\(word)'") }
    }
  }

  @Test func `the answer is told with its numbers`() throws {
    let pages = try pages()
    let answer = try #require(pages["en/answer.html"])
    #expect(answer.contains("Egyptian cat") && answer.contains("57.6%"))
    #expect(try #require(pages["es/answer.html"]).contains("Egyptian cat"))
    #expect(try #require(pages["en/photograph.html"]).contains("blue, green, red"))
    #expect(try #require(pages["en/photographs/2.html"]).contains("espresso"))
  }

  @Test(arguments: ["en", "es"]) func `the network opens module by module, each with its layers`(language: String)
    throws
  {
    let page = try #require(pages()["\(language)/network.html"])
    let modules = try PhotographSample.explanation.get().modules.modules
    #expect(modules.count { $0.name.hasPrefix("fire") } == 8)
    #expect(page.split(separator: "<details class=\"module\">").count == modules.count + 1)
    for (index, module) in modules.enumerated() {
      #expect(page.contains("id=\"layers-of-module-\(index + 1)\"") && page.contains("<strong>\(module.name)</strong>"))
      for layer in module.layers { #expect(page.contains("href=\"layers/\(layer).html\""), "\(layer)") }
      let isDrawn = page.contains("figures/module-\(index + 1).svg")
      #expect(isDrawn == (module.twin == index) && (isDrawn || page.contains("#layers-of-module-\(module.twin + 1)")))
    }
    #expect(page.contains("loading=\"lazy\""))
  }

  @Test func `no page is heavier than a megabyte with all that it shows without a click`() throws {
    let explanation = try PhotographSample.explanation.get()
    let strings = try Strings(language: .english, directories: try TemplateLibrary().directories)
      .worded(for: "photographs", directories: try TemplateLibrary().directories)
    var weights: [String: Int] = [:]
    for figure in Catalogue.figures(of: explanation) {
      weights["\(figure.id).svg"] = try FigureRenderer().render(figure, strings, as: .svg).bytes.count
    }
    let site = try Self.site.get()
    // The style, the script and the fonts.
    let assets = site.assets.reduce(0) { $0 + $1.bytes.count }
    for page in site.pages where !page.path.hasPrefix("es/") {
      // Browsers fetch lazy pictures in closed modules only when these are opened.
      let open = page.html.replacing(#/(?s)<details class="module[^"]*">.*?<\/details>/#, with: "")
      let pictures = Set(open.matches(of: #/src="[^"]*?([^"\/]+\.svg)"/#).map { String($0.output.1) })
      let known = pictures.compactMap { weights[$0] }
      #expect(known.count == pictures.count, "\(page.path)")
      #expect(page.html.utf8.count + assets + known.reduce(0, +) < 1_000_000, "\(page.path)")
    }
  }

  @Test(arguments: Theme.allCases) func `the figures of photographs draw in every theme`(theme: Theme) throws {
    let explanation = try PhotographSample.explanation.get()
    let library = try TemplateLibrary()
    let strings = try Strings(language: .english, directories: library.directories)
    let names = ["photograph-", "class-", "module-"]
    for figure in Catalogue.figures(of: explanation) where names.contains(where: figure.id.hasPrefix) {
      let rendered = try FigureRenderer(theme: theme).render(figure, strings, as: .svg)
      #expect(rendered.bytes.count < 1_000_000 && 720...1068 ~= rendered.size.width, "\(figure.id)")
    }
  }
}
