/// Paths of the site's files, relative to its root, and the way from one to another.
package enum SitePath {
  /// The page of a chapter or layer, as in `en/layers/conv1.html`; the overview is the index of its language.
  package static func page(_ id: String, _ language: String) -> String {
    "\(language)/\(id == "overview" ? "index" : id).html"
  }

  /// The page of one figure.
  package static func figurePage(_ id: String, _ language: String) -> String { "\(language)/figures/\(id).html" }

  /// The figure with its caption and nothing else.
  package static func embedPage(_ id: String, _ language: String) -> String { "\(language)/embed/\(id).html" }

  /// The picture of a figure in a format: `svg`, `png` or `pdf`.
  package static func picture(_ id: String, _ language: String, _ format: String) -> String {
    "\(language)/figures/\(id).\(format)"
  }

  /// The picture for readers who prefer light text on a dark page.
  package static func darkPicture(_ id: String, _ language: String) -> String {
    "\(language)/figures/\(id)-dark.svg"
  }

  /// The address of a file as seen from a page: `../assets/style.css`.
  package static func relative(_ target: String, from page: String) -> String {
    var here = page.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var there = target.split(separator: "/", omittingEmptySubsequences: false)[...]
    while let first = here.first, there.count > 1, there.first == first {
      here = here.dropFirst()
      there = there.dropFirst()
    }
    return String(repeating: "../", count: here.count) + there.joined(separator: "/")
  }

  /// A name as part of a file's name: ASCII letters, digits, `_`, `-` and inner dots; everything else becomes `-`.
  package static func stem(_ name: String) -> String {
    let safe = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": Character(scalar)
      default: "-"
      }
    }
    let stem = String(safe).drop { $0 == "." }
    return stem.isEmpty ? "-" : String(stem)
  }
}
