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
      guard let first = pages.first, let page = site.page(first), !page.contains("of them have a page") else {
        continue
      }
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
    let nodes = try Network(yaml: OddNetwork.many.yaml, file: "odd.yml").nodes
    let layer = try #require(nodes.first { $0.kind == "Conv2D" }).name
    let pages = site.built.pages.filter { $0.path.hasPrefix("en/layers/\(layer)/map-") }
    #expect(pages.count > 1)
    let (first, second) = (pages[0].path.dropFirst("en/layers/".count), pages[1].path.split(separator: "/").last ?? "")
    let stem = first.dropFirst(layer.count + 1).dropLast(".html".count)
    let html = pages[0].html
    #expect(html.contains("href=\"../\(layer).html\"") && html.contains("href=\"../../network.html\""))
    #expect(
      html.contains("href=\"\(stem).html#\(layer)-\(stem)-patch\"") && html.contains("id=\"\(layer)-\(stem)-patch\""))
    #expect(html.contains("<link rel=\"next\" href=\"\(second)\">"))
    let (above, network) = (site.page("en/layers/\(layer).html"), site.page("en/network.html"))
    #expect(above?.contains("href=\"\(first)\"") == true && network?.contains("href=\"layers/\(first)\"") == true)
  }
}
