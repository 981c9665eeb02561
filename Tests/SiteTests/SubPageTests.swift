import Foundation
import Localization
import Site
import Testing

/// Pages below a page, and parts of pictures that lead to them.
@Suite struct SubPageTests {
  private struct Unit: Sendable { var name: String }

  /// The sample with pages below `conv1`, and a figure with parts that lead there.
  private func site(
    _ pages: [PageContent] = SubPageTests.pages, regions: [DrawnRegion] = SubPageTests.regions
  ) throws -> BuiltSite {
    let scratch = try Scratch()
    try scratch.write(
      "# Page {{unit.name}}\nIt is below [conv1](page:layers/conv1).\n\n::section picture The picture\nText.\n",
      to: "prose/en/test/below.md")
    var content = Sample.content(.english)
    content.pages = pages
    let figures = Sample.figures(.english).map { figure in
      var figure = figure
      if figure.id == "architecture" { figure.regions = regions }
      return figure
    }
    let library = try TemplateLibrary(overlays: [URL(fileURLWithPath: scratch.path)])
    return try SiteBuilder(library: library).build([content], figures: [.english: figures])
  }

  private static let pages = ["map-0", "map-1", "map-2"].map { page($0) }

  private static func page(_ stem: String, parent: String = "layers/conv1", isStation: Bool = false) -> PageContent {
    PageContent(
      id: "layers/conv1/\(stem)", name: "layers/conv 1/\(stem)", parent: parent, label: "conv1, \(stem)",
      prose: "test/below", layer: "conv1", isStation: isStation, values: ["unit": Unit(name: stem)])
  }

  private static let regions = [
    DrawnRegion(x: 10, y: 20.25, width: 30, height: 40, label: "map <0>", target: "page:layers/conv1/map-0"),
    DrawnRegion(x: 50, y: 20, width: 30, height: 40, label: "map 1", target: "page:layers/conv 1/map-1", id: "one"),
    DrawnRegion(x: 90, y: 20, width: 30, height: 40, label: "no page", target: "page:layers/conv1/map-9"),
    DrawnRegion(x: 130, y: 20, width: 30, height: 40, label: "a name", id: "named"),
  ]

  private func html(_ path: String, in site: BuiltSite) throws -> String {
    try #require(site.pages.first { $0.path == path }).html
  }

  @Test func aPageBelowAnotherIsTurnedAmongItsSiblings() throws {
    let html = try html("en/layers/conv1/map-1.html", in: site())
    #expect(html.contains("<link rel=\"prev\" href=\"map-0.html\">"))
    #expect(html.contains("<link rel=\"next\" href=\"map-2.html\">"))
    #expect(html.contains("<h1>Page map-1</h1>"))
    #expect(html.contains("href=\"../../../assets/style.css\""))
  }

  @Test func itsBreadcrumbsLeadUpToTheOverview() throws {
    let html = try html("en/layers/conv1/map-1.html", in: site())
    let list = try #require(html.firstMatch(of: #/class="breadcrumbs"[^§]*?</nav>/#)).output
    let links = list.matches(of: #/href="([^"]*)"/#).map { String($0.output.1) }
    #expect(links == ["../../index.html", "../../network.html", "../conv1.html"])
    #expect(list.contains("<span aria-current=\"page\">conv1, map-1</span>"))
  }

  @Test func theWayThroughTheSiteDoesNotLeadOverIt() throws {
    let site = try site()
    for page in site.pages where !page.path.hasPrefix("en/layers/conv1/") {
      #expect(page.html.firstMatch(of: #/<link rel="(?:prev|next)" href="[^"]*map-/#) == nil, "\(page.path)")
      let navigation = try #require(page.html.firstMatch(of: #/class="chapters"[^§]*?</nav>|<body/#)).output
      #expect(!navigation.contains("map-"))
    }
  }

  @Test func aStationIsTurnedWithTheChapters() throws {
    let html = try html("en/layers/conv1/map-0.html", in: site([Self.page("map-0", isStation: true)]))
    #expect(html.contains("<link rel=\"prev\" href=\"../dense.html\">"))
    #expect(html.contains("<link rel=\"next\" href=\"../../hierarchy.html\">"))
  }

  @Test func aPageBelowNoPageIsAnError() {
    #expect(throws: SiteError.noParent(page: "layers/conv1/map-0", parent: "layers/x")) {
      try site([Self.page("map-0", parent: "layers/x")])
    }
    #expect(throws: SiteError.noParent(page: "layers/conv1/map-0", parent: "layers/conv1/map-0")) {
      try site([Self.page("map-0", parent: "layers/conv1/map-0")])
    }
  }

  @Test func partsOfAPictureLeadToPagesAndNeverInsideAnotherLink() throws {
    let html = try html("en/index.html", in: site())
    let figure = try #require(html.firstMatch(of: #/<figure class="figure wide" id="architecture">[^§]*?</figure>/#))
      .output
    #expect(figure.contains("<svg class=\"regions\" viewBox=\"0 0 1100 420\""))
    let first = """
      <a href="layers/conv1/map-0.html"><title>map &lt;0&gt;</title>\
      <rect x="10" y="20.3" width="30" height="40"/></a>
      """
    #expect(figure.contains(first))
    #expect(figure.contains("<a href=\"layers/conv1/map-1.html\" id=\"architecture-one\" data-region=\"one\">"))
    #expect(figure.contains("<g tabindex=\"0\" role=\"img\" id=\"architecture-named\" data-region=\"named\">"))
    #expect(!figure.contains("no page"))
    var depth = 0
    for tag in figure.matches(of: #/<(/?)a[ >]/#) {
      depth += tag.output.1.isEmpty ? 1 : -1
      #expect(depth <= 1)
    }
  }

  @Test func inAFrameTheyOpenAPageOfTheirOwn() throws {
    let html = try html("en/embed/architecture.html", in: site())
    #expect(html.contains("<a href=\"../layers/conv1/map-0.html\" target=\"_blank\" rel=\"noopener\">"))
  }

  @Test func aPartWithATargetThatIsNoLinkIsAnError() {
    let region = DrawnRegion(x: 0, y: 0, width: 1, height: 1, label: "x", target: "https://example.org")
    #expect {
      try site(regions: [region])
    } throws: { error in
      guard case SiteError.badRegion("architecture", _)? = error as? SiteError else { return false }
      return true
    }
  }

  @Test func theCheckFollowsThem() throws {
    let scratch = try Scratch()
    _ = try SampleSite.write(to: scratch.path + "/site")
    let page = try #require(scratch.read("site/en/index.html"))
    let region = "<svg class=\"regions\"><a href=\"layers/x.html\"><title>x</title><rect/></a></svg>"
    try scratch.write(page.replacing("</main>", with: region + "</main>"), to: "site/en/index.html")
    let findings = try SiteChecker(scratch.path + "/site").check().findings
    #expect(findings.contains { $0.problem == "'layers/x.html' does not exist" })
  }
}
