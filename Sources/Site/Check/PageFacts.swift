/// What a check needs to know of a page: its anchors, what it refers to, and what is wrong with the page itself.
struct PageFacts {
  /// A reference to another file or anchor.
  struct Reference: Equatable {
    var target: String
    var line: Int
  }

  /// The path in the site.
  let path: String
  /// The anchors.
  private(set) var anchors: Set<String> = []
  /// All references, in order.
  private(set) var references: [Reference] = []
  /// What is wrong with the page itself.
  private(set) var findings: [SiteFinding] = []
  private var hasPolicy = false
  private var hasLanguage = false

  /// Reads a page.
  init(path: String, html: [UInt8]) {
    self.path = path
    for tag in HTMLScanner.tags(html) { read(tag) }
    if !hasPolicy { find(nil, "it has no Content-Security-Policy") }
    if !hasLanguage { find(nil, "it does not say its language") }
  }

  private mutating func find(_ line: Int?, _ problem: String) {
    findings.append(SiteFinding(path: path, line: line, problem: problem))
  }

  private mutating func read(_ tag: HTMLTag) {
    if let id = tag["id"], !anchors.insert(id).inserted { find(tag.line, "the id '\(id)' stands twice") }
    for name in ["href", "src", "srcset", "poster", "data"] {
      if let target = tag[name] { references.append(Reference(target: target, line: tag.line)) }
    }
    for attribute in tag.attributes where attribute.name == "style" || attribute.name.hasPrefix("on") {
      find(tag.line, "the attribute '\(attribute.name)' of <\(tag.name)> is forbidden by the site's own policy")
    }
    switch tag.name {
    case "img" where (tag["alt"] ?? "").isEmpty: find(tag.line, "a picture has no alternative text")
    case "script" where tag["src"] == nil: find(tag.line, "a script stands in the page")
    case "style": find(tag.line, "a stylesheet stands in the page")
    case "html": hasLanguage = !(tag["lang"] ?? "").isEmpty
    case "meta" where tag["http-equiv"]?.lowercased() == "content-security-policy": hasPolicy = true
    case "meta" where tag["http-equiv"]?.lowercased() == "refresh":
      if let target = tag["content"]?.split(separator: "url=").last {
        references.append(Reference(target: String(target), line: tag.line))
      }
    default: break
    }
  }
}
