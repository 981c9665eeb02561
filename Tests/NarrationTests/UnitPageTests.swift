import Networks
import Site
import Testing

/// Pages of single units, and the parts of pictures that lead to them.
@Suite struct UnitPageTests {
  @Test(arguments: OddNetwork.allCases)
  func `of a layer with pages for its units, every unit of a picture leads to its page`(network: OddNetwork) throws {
    let site = try SiteOf.network(network)
    let paths = Set(site.built.pages.map(\.path))
    let nodes = try Network(yaml: network.yaml, file: "odd.yml").nodes
    for node in nodes {
      let folder = "en/layers/\(node.name)/"
      let pages = paths.filter { $0.hasPrefix(folder) }
      // Of a layer with more units than pages some lead nowhere, and the page says so.
      guard let first = pages.first, let page = site.page(first), !page.contains("of them have a page") else { continue }
      let targets = site.figures[.english, default: []].flatMap(\.regions).compactMap(\.target)
        .filter { $0.hasPrefix("page:layers/\(node.name)/") }
      #expect(!targets.isEmpty)
      for target in targets {
        let page = target.dropFirst("page:".count).prefix { $0 != "#" }
        #expect(paths.contains("en/\(page).html") && paths.contains("es/\(page).html"), "\(target)")
      }
    }
  }

  @Test func `a unit's page leads up, sideways and down`() throws {
    let site = try SiteOf.network(.many)
    let layer = try #require(
      try Network(yaml: OddNetwork.many.yaml, file: "odd.yml").nodes.first { $0.kind == "Conv2D" })
    let page = try #require(site.page("en/layers/\(layer.name)/map-0.html"))
    #expect(page.contains("href=\"../\(layer.name).html\"") && page.contains("href=\"../../network.html\""))
    #expect(page.contains("href=\"map-0.html#\(layer.name)-map-0-patch\""))
    #expect(
      page.contains("id=\"\(layer.name)-map-0-patch\"") && page.contains("<link rel=\"next\" href=\"map-1.html\">"))
    #expect(try #require(site.page("en/layers/\(layer.name).html")).contains("href=\"\(layer.name)/map-0.html\""))
    #expect(try #require(site.page("en/network.html")).contains("href=\"layers/\(layer.name)/map-0.html\""))
  }
}
