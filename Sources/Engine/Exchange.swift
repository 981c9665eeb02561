/// Numbers that the shards of a batch must have from each other before any of them can go on.
///
/// Every shard's program has an exchange at the same places; each writes what it knows of its own examples to `local`, and
/// reads what all know together from `merged`.
final class Exchange {
  /// How the numbers of two shards become those of both.
  enum Rule {
    /// They are added.
    case sums
    /// A number of values, the means of so many channels, and the sums of the squares of what differs from them: merged as
    /// Chan, Golub and LeVeque (1983) do.
    case moments
  }

  let rule: Rule
  let local, merged: UnsafeMutableBufferPointer<Double>

  /// Makes an exchange of `count` numbers.
  init(_ rule: Rule, count: Int) {
    self.rule = rule
    (local, merged) = (.allocate(capacity: count), .allocate(capacity: count))
    local.initialize(repeating: 0)
    merged.initialize(repeating: 0)
  }

  deinit {
    local.deallocate()
    merged.deallocate()
  }

  /// Gives each of the exchanges at one place, in the order of their shards, what all of them know.
  static func merge(_ exchanges: [Exchange]) {
    guard let first = exchanges.first else { return }
    _ = first.merged.update(fromContentsOf: first.local)
    for next in exchanges.dropFirst() { first.absorb(next.local) }
    for other in exchanges.dropFirst() { _ = other.merged.update(fromContentsOf: first.merged) }
  }

  private func absorb(_ other: UnsafeMutableBufferPointer<Double>) {
    switch rule {
    case .sums: for place in merged.indices { merged[place] += other[place] }
    case .moments:
      let (own, more) = (merged[0], other[0])
      let total = own + more
      guard more > 0 else { return }
      merged[0] = total
      let channels = (merged.count - 1) / 2
      for channel in 1...channels {
        let difference = other[channel] - merged[channel]
        merged[channel] += difference * more / total
        merged[channels + channel] += other[channels + channel] + difference * difference * own * more / total
      }
    }
  }
}
