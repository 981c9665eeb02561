/// Follows every reference of the pages of a site.
struct LinkCheck {
  private let pages: [String: PageFacts]
  private let order: [String]
  private let exists: (String) -> Bool
  /// How many references were followed.
  private(set) var count = 0
  /// The references that lead nowhere, and what is wrong with the pages themselves.
  private(set) var findings: [SiteFinding] = []

  /// Follows the references of pages; `exists` tells whether there is a file at a path of the site.
  init(_ pages: [PageFacts], exists: @escaping (String) -> Bool) {
    self.pages = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    order = pages.map(\.path)
    self.exists = exists
    for page in pages {
      findings += page.findings
      for reference in page.references { follow(reference, from: page.path) }
    }
  }

  private mutating func follow(_ reference: PageFacts.Reference, from page: String) {
    count += 1
    func find(_ problem: String, _ check: inout LinkCheck) {
      check.findings.append(SiteFinding(path: page, line: reference.line, problem: problem))
    }
    let target = reference.target
    guard SiteAddress.isRelative(target) else { return find("'\(target)' leaves the site", &self) }
    guard let address = SiteAddress(target, from: page) else { return find("'\(target)' leads out of the site", &self) }
    guard address.path == page || pages[address.path] != nil || exists(address.path) else {
      return find("'\(target)' does not exist", &self)
    }
    if let anchor = address.anchor, !anchor.isEmpty, let facts = pages[address.path], !facts.anchors.contains(anchor) {
      find("'\(target)': that page has no '#\(anchor)'", &self)
    }
  }
}

/// Where a relative reference leads.
struct SiteAddress: Equatable {
  /// The path of the file in the site.
  var path: String
  /// The anchor in it.
  var anchor: String?

  /// Whether a reference stays on the same host and does not begin at its root.
  static func isRelative(_ target: String) -> Bool {
    if target.hasPrefix("/") || target.hasPrefix("\\") { return false }
    let scheme = target.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    return !target[scheme.endIndex...].hasPrefix(":")
  }

  /// Resolves a reference as seen from a page; nothing where it leads above the site.
  init?(_ target: String, from page: String) {
    let pieces = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    anchor = pieces.count > 1 ? SiteAddress.decoded(pieces[1]) : nil
    let file = SiteAddress.decoded(pieces[0].prefix { $0 != "?" })
    if file.isEmpty {
      path = page
      return
    }
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in file.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(String(part))
      }
    }
    path = parts.joined(separator: "/")
    if path.hasSuffix("/") || path.isEmpty { path += "index.html" }
  }

  /// Text with its percent signs resolved.
  static func decoded(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
