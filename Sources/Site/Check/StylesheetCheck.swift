/// Follows the references of a stylesheet.
enum StylesheetCheck {
  /// What is wrong with the `url(...)` of a stylesheet.
  static func findings(_ path: String, _ bytes: [UInt8], exists: (String) -> Bool) -> [SiteFinding] {
    var findings: [SiteFinding] = []
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for piece in line.split(separator: "url(", omittingEmptySubsequences: false).dropFirst() {
        let target = piece.prefix { $0 != ")" }.filter { $0 != "\"" && $0 != "'" }
        let address = SiteAddress.isRelative(target) ? SiteAddress(target, from: path) : nil
        if address.map({ !exists($0.path) }) ?? true {
          findings.append(SiteFinding(path: path, line: index + 1, problem: "'\(target)' does not exist in the site"))
        }
      }
    }
    return findings
  }
}
