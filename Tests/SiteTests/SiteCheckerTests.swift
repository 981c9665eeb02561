import Foundation
import Localization
import Site
import Testing

@Suite struct SiteCheckerTests {
  @Test func aWrittenSiteHasNothingToComplainAbout() throws {
    let scratch = try Scratch()
    let outcome = try SampleSite.write(to: scratch.path + "/site")
    let result = try SiteChecker(scratch.path + "/site").check()
    #expect(result.findings == [])
    #expect(result.links == outcome.links)
    #expect(result.links > 1000)
  }

  @Test(arguments: [
    ("<a href=\"nowhere.html\">x</a>", "'nowhere.html' does not exist"),
    ("<a href=\"#nowhere\">x</a>", "has no '#nowhere'"),
    ("<a href=\"training.html#nowhere\">x</a>", "has no '#nowhere'"),
    ("<a href=\"https://example.org\">x</a>", "leaves the site"),
    ("<a href=\"//example.org\">x</a>", "leaves the site"),
    ("<a href=\"../../x.html\">x</a>", "leads out of the site"),
    ("<img src=\"nowhere.png\" alt=\"x\">", "'nowhere.png' does not exist"),
    ("<img src=\"figures/samples.svg\">", "no alternative text"),
    ("<p id=\"content\">x</p>", "the id 'content' stands twice"),
    ("<p style=\"color: red\">x</p>", "the attribute 'style'"),
    ("<p onclick=\"x()\">x</p>", "the attribute 'onclick'"),
    ("<script>x()</script>", "a script stands in the page"),
  ])
  func aBrokenPageIsFound(_ html: String, _ problem: String) throws {
    let scratch = try Scratch()
    _ = try SampleSite.write(to: scratch.path + "/site")
    let page = try #require(scratch.read("site/en/index.html"))
    try scratch.write(page.replacing("</main>", with: html + "</main>"), to: "site/en/index.html")
    let findings = try SiteChecker(scratch.path + "/site").check().findings
    #expect(findings.contains { $0.path == "en/index.html" && $0.problem.contains(problem) }, "\(findings)")
    #expect(findings.contains { $0.problem == "the file was changed since it was made" })
    #expect(findings.count == 2)
  }

  @Test func missingFilesAndRecordsAreFound() throws {
    let scratch = try Scratch()
    let site = scratch.path + "/site"
    _ = try SampleSite.write(to: site)
    try FileManager.default.removeItem(atPath: site + "/en/figures/samples.pdf")
    try scratch.write("{}", to: "site/report.json")
    try FileManager.default.removeItem(atPath: site + "/assets/fonts/cnn-viz-sans-regular.woff2")
    let findings = try SiteChecker(site).check().findings.map(\.description)
    #expect(findings.contains("en/figures/samples.pdf: the file is missing"))
    #expect(findings.contains { $0.hasPrefix("figures.json: the pdf of the figure samples (en) does not exist") })
    #expect(findings.contains("report.json: it has no object 'network'"))
    #expect(findings.contains { $0.hasPrefix("assets/style.css:") })
  }

  @Test func filesOfOthersAreNotChecked() throws {
    let scratch = try Scratch()
    _ = try SampleSite.write(to: scratch.path + "/site")
    try scratch.write("<img src=x>", to: "site/mine.html")
    #expect(try SiteChecker(scratch.path + "/site").check().findings == [])
  }

  @Test func anyBytesCanBeChecked() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "index.html")
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "<", ">", "\"", "'", "=", "<a href", "<!--", "-->", "<script>", "&", "/", "#", "%", "%zz", "\u{0}", "é",
    ]
    for _ in 0..<200 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      try Data(text.utf8 + [0xFF, 0xC0]).write(to: URL(fileURLWithPath: scratch.path + "/index.html"))
      _ = try SiteChecker(scratch.path).check()
    }
  }

  @Test func aDirectoryWithoutASiteIsAnError() throws {
    let scratch = try Scratch()
    #expect(throws: (any Error).self) { try SiteChecker(scratch.path) }
    #expect(throws: (any Error).self) { try SiteChecker(scratch.path + "/nowhere") }
  }
}
