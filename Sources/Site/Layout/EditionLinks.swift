/// Where the links of an edition lead.
extension Edition {
  /// Where a part of a picture leads, by a link as in prose; nothing where this site has no such page.
  func address(ofRegion target: String, in figure: String, from path: String) throws(SiteError) -> String? {
    let page = target.split(separator: "#", maxSplits: 1)[0]
    if page.hasPrefix("page:"), self.page(named: String(page.dropFirst(5))) == nil,
      modules[String(page.dropFirst(5))] == nil
    {
      return nil
    }
    if target.hasPrefix("figure:"), figures[String(target.dropFirst(7))] == nil { return nil }
    do throws(ProseMistake) {
      return try address(target, from: path, figures: [])
    } catch {
      throw SiteError.badRegion(figure: figure, reason: error.reason)
    }
  }

  /// Where a layer is told about: its page, or its module on the page of the network.
  func address(of layer: LayerContent, from path: String) -> String {
    let page = SitePath.relative(self.path(LayerPage(layer: layer)), from: path)
    return layer.hasPage ? page : (try? address("page:layers/\(layer.name)", from: path, figures: [])) ?? page
  }

  /// Where a link of the prose leads: `page:ID`, `figure:ID`, `glossary:ID` or `#anchor`, with `figures` on the page itself.
  func address(_ target: String, from path: String, figures onPage: Set<String>) throws(ProseMistake) -> String {
    let parts = target.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if target.hasPrefix("#") { return target }
    guard parts.count == 2 else {
      throw ProseMistake(reason: "the link '\(target)' is none of page:NAME, figure:NAME, glossary:NAME, #anchor")
    }
    let name = String(parts[1])
    switch parts[0] {
    case "page":
      let pieces = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      if let module = modules[String(pieces[0])] {
        return SitePath.relative(SitePath.page(NetworkPage.name, language), from: path) + "#\(module)"
      }
      guard let chapter = page(named: String(pieces[0])) else {
        throw ProseMistake(reason: "there is no page '\(pieces[0])'")
      }
      let anchor = pieces.count > 1 ? "#\(pieces[1])" : ""
      return SitePath.relative(self.path(chapter), from: path) + anchor
    case "glossary":
      guard terms.contains(name) else { throw ProseMistake(reason: "the glossary has no '\(name)'") }
      return SitePath.relative(SitePath.page("glossary", language), from: path) + "#\(name)"
    case "figure":
      if onPage.contains(name), figures[name] != nil { return "#\(name)" }
      // A network without this figure still has a text that mentions it.
      let target = figures[name] == nil ? SitePath.page("figures", language) : SitePath.figurePage(name, language)
      return SitePath.relative(target, from: path)
    default:
      throw ProseMistake(reason: "the link '\(target)' leaves the site; print the address as text")
    }
  }
}
