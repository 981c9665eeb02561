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
}

/// The sample as a site.
enum SampleSite {
  static func build(_ languages: [Language] = [.english, .spanish]) throws -> BuiltSite {
    let figures = Dictionary(uniqueKeysWithValues: languages.map { ($0, Sample.figures($0)) })
    return try SiteBuilder(library: TemplateLibrary()).build(languages.map { Sample.content($0) }, figures: figures)
  }
}
