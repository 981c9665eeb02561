import Networks

/// What a module is called: what the names of its layers begin with, as in `conv2_block1`, if no other layer's name begins so; of
/// branches else the layer where they meet, of a chain its first and its last layer.
struct ModuleName {
  let text: String

  init(of nodes: [Node], in network: Network) {
    let (first, last) = (nodes[0], nodes[nodes.count - 1])
    if let common = Self.common(nodes, network) {
      text = common
    } else if let join = nodes.last(where: { Set($0.inputs).count > 1 }) {
      text = join.name
    } else {
      text = nodes.count == 1 ? last.name : "\(first.name) … \(last.name)"
    }
  }

  private static func common(_ nodes: [Node], _ network: Network) -> String? {
    guard nodes.count > 1 else { return nil }
    // Functions are often numbered on their own.
    let start = words(nodes[0].name)[0]
    let named = nodes.filter { !$0.joinsTheLayerBefore || words($0.name)[0] == start }.map { words($0.name) }
    var length = named.map(\.count).min() ?? 0
    while length > 0, !named.allSatisfy({ $0.prefix(length) == named[0].prefix(length) }) { length -= 1 }
    guard length > 0 else { return nil }
    let prefix = Array(named[0].prefix(length))
    let own = Set(nodes.map(\.name))
    let isTaken = network.nodes.contains { !own.contains($0.name) && Array(words($0.name).prefix(length)) == prefix }
    guard !isTaken, prefix.contains(where: { !$0.isEmpty }) else { return nil }
    return String(nodes[0].name.prefix(prefix.joined(separator: "_").count))
  }

  /// The parts of a name between underscores, dots and strokes.
  private static func words(_ name: String) -> [Substring] {
    name.split(omittingEmptySubsequences: false) { "_./-".contains($0) }
  }
}
