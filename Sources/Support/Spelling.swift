/// What somebody who typed an unknown name may have meant.
package enum Spelling {
  /// The candidate nearest to a name, or `nil` where none is near; the first among equals.
  ///
  /// Near means at most a third of the letters wrong, or two of a short name (edit distance by Levenshtein, letter
  /// case aside), or that the name is the candidate's beginning.
  package static func nearest(to name: String, among candidates: [String]) -> String? {
    let typed = Array(name.lowercased().prefix(64))
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(typed, Array(candidate.lowercased()))
      if distance <= max(2, candidate.count / 3), distance < min(candidate.count, best?.distance ?? .max) {
        best = (candidate, distance)
      }
    }
    if let best { return best.candidate }
    // Or only the beginning was typed.
    return typed.count > 2 ? candidates.first { $0.lowercased().hasPrefix(String(typed)) } : nil
  }

  /// The end of a message about an unknown name, with its full stop: what was meant if that is clear, and what there is.
  package static func advice(for name: String, among candidates: [String]) -> String {
    let known = candidates.joined(separator: ", ")
    guard let nearest = nearest(to: name, among: candidates) else { return "there are: \(known)." }
    return candidates.count == 1 ? "did you mean \(nearest)?" : "did you mean \(nearest)? There are: \(known)."
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
