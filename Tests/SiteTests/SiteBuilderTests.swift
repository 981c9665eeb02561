import Foundation
import Localization
import Site
import Testing

@Suite struct SiteBuilderTests {
  @Test func aSampleSiteHasEveryPageInBothLanguages() throws {
    let site = try SampleSite.build()
    let paths = Set(site.pages.map(\.path))
    for language in ["en", "es"] {
      for page in ["index", "training", "layers/conv1", "figures/samples", "embed/samples", "glossary"] {
        #expect(paths.contains("\(language)/\(page).html"))
      }
    }
    #expect(paths.contains("index.html"))
    #expect(paths.count == site.pages.count)
  }

  @Test func theSameContentMakesTheSamePages() throws {
    let (a, b) = (try SampleSite.build(), try SampleSite.build())
    #expect(a.pages.map(\.html) == b.pages.map(\.html))
    #expect(a.figures == b.figures)
  }

  @Test func everyKindOfLayerHasAPageInBothLanguages() throws {
    let kinds = [
      "Conv2D", "MaxPooling2D", "AveragePooling2D", "Flatten", "Dense", "Dropout", "Activation", "ZeroPadding2D",
    ]
    let shape = Sample.map(8, 6, 2)
    let layers = kinds.enumerated().map { index, kind in
      Sample.layer("layer \(index)/<x>", kind, String(index + 1), shape, shape)
    }
    let contents = [Language.english, .spanish].map { language in
      var content = Sample.content(language, layers: layers)
      content.network.heaviestLayer = "layer 4/<x>"
      return content
    }
    let site = try SiteBuilder(library: TemplateLibrary()).build(
      contents, figures: [.english: Sample.figures(.english), .spanish: Sample.figures(.spanish)])
    #expect(site.pages.contains { $0.path == "es/layers/layer-7--x-.html" })
  }

  @Test func aSiteInOneLanguageLeadsStraightToIt() throws {
    let site = try SampleSite.build([.spanish])
    let index = try #require(site.pages.first { $0.path == "index.html" })
    #expect(index.html.contains("url=es/index.html"))
    #expect(!site.pages.contains { $0.path.hasPrefix("en/") })
  }

  @Test func `only where the reader's preference rules, a page lets choose between light and dark`() throws {
    for (theme, offers) in [(SiteTheme.automatic, true), (.dark, false), (.print, false)] {
      let site = try SiteBuilder(library: TemplateLibrary(), theme: theme).build(
        [Sample.content(.english)], figures: [.english: Sample.figures(.english)])
      let page = try #require(site.pages.first { $0.path == "en/convolution.html" }).html
      #expect(page.contains(#"<button type="button" data-choice="dark">"#) == offers, "\(theme)")
      #expect(page.contains(#"class="themes" role="group" aria-label="Colours" hidden"#) == offers, "\(theme)")
      #expect(page.contains(#"data-theme="\#(theme.rawValue)""#) != offers, "\(theme)")
    }
  }

  @Test func aSiteWithoutTrainingSaysNothingOfItsHistory() throws {
    var content = Sample.content(.english)
    content.training = TrainingContent(
      isTrained: false, epochs: "0", batchSize: "32", recipe: Sample.recipe, learningRate: "0.001", seed: "1",
      stepsPerEpoch: "0", steps: "0", history: [], best: nil, kept: nil, gap: nil, code: [])
    let site = try SiteBuilder(library: TemplateLibrary()).build(
      [content], figures: [.english: Sample.figures(.english)])
    #expect(site.pages.contains { $0.path == "en/training.html" })
  }

  @Test func thePageThatShowsAFigureIsRecorded() throws {
    let records = try SampleSite.build().figures
    #expect(records.first { $0.id == "samples" && $0.language == .spanish }?.page == "es/data.html")
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["SITE_OUT"] != nil))
  func theSampleIsWrittenWhereItCanBeLookedAt() throws {
    _ = try SampleSite.write(to: ProcessInfo.processInfo.environment["SITE_OUT"] ?? "")
  }
}
