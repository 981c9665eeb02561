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

  @Test(.enabled(if: ProcessInfo.processInfo.environment["SITE_OUT"] != nil))
  func theSampleIsWrittenWhereItCanBeLookedAt() throws {
    let root = URL(fileURLWithPath: ProcessInfo.processInfo.environment["SITE_OUT"] ?? "")
    let site = try SampleSite.build()
    func write(_ bytes: [UInt8], _ path: String) throws {
      let url = root.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    for page in site.pages { try write(Array(page.html.utf8), page.path) }
    for asset in site.assets { try write(asset.bytes, asset.path) }
    for language in Language.allCases {
      for figure in Sample.figures(language) {
        let code = language.rawValue
        try write(SampleSite.picture(figure, dark: false), SitePath.picture(figure.id, code, "svg"))
        try write(SampleSite.picture(figure, dark: true), SitePath.darkPicture(figure.id, code))
      }
    }
  }
}
