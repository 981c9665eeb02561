/// Text from outside (names, paths, file contents) made fit for a one-line message.
extension String {
  /// This text with control characters and separators escaped, its middle left out beyond `limit` characters.
  package func printable(limit: Int = 100) -> String {
    // Cut before escaping, so that a hostile megabyte costs nothing, and after it, as escaping lengthens.
    let scalars = unicodeScalars
    let start = Self.escaped(scalars.prefix(limit + 1))
    if start.count <= limit { return start }
    let tail = Self.escaped(scalars.suffix(limit / 2)).suffix(limit / 2)
    return start.prefix(limit - tail.count - 1) + "…" + tail
  }

  private static func escaped(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// This sentence cut to what a message may have (300 characters).
  package var asMessage: String {
    count <= 300 ? self : String(prefix(299)) + "…"
  }
}
