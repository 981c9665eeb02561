import Tensors

/// Text for messages; whatever comes from outside is shortened and freed of control characters.
extension String {
  /// This text with control characters escaped, and no longer than `limit`.
  func printable(limit: Int) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if result.count >= limit { return result + "…" }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// This text between quotation marks.
  var quoted: String { "'" + printable(limit: 40) + "'" }

  /// The question whether one of `known` was meant, if one is close; otherwise nothing.
  func suggestion(_ known: [String]) -> String {
    guard let best = closest(known) else { return "" }
    return " (did you mean '\(best)'?)"
  }

  private func closest(_ known: [String]) -> String? {
    guard utf8.count <= 64 else { return nil }
    let distances = known.map { (name: $0, distance: lowercased().editDistance($0.lowercased())) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    if best.distance <= Swift.max(2, count / 3) { return best.name }
    return count > 2 ? known.first { $0.lowercased().hasPrefix(lowercased()) } : nil
  }

  /// How many letters must be put in, left out or exchanged to make `other` of this text (Levenshtein, 1966).
  func editDistance(_ other: String) -> Int {
    let (source, target) = (Array(self), Array(other))
    var row = Array(0...target.count)
    for (i, letter) in source.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, wanted) in target.enumerated() {
        let exchanged = diagonal + (letter == wanted ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(exchanged, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[target.count]
  }
}

extension [String] {
  /// The words as a list in a sentence; of many only the first.
  var listed: String {
    count > 12 ? prefix(12).joined(separator: ", ") + ", …" : joined(separator: ", ")
  }
}

extension Shape {
  /// The extents in Keras's order, joined by a multiplication sign.
  var channelsLastText: String { channelsLast.map(String.init).joined(separator: "×") }
}
