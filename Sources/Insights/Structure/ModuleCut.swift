import Networks

/// Cuts the layers of a network, which stand in an order that data flow in, into modules.
struct ModuleCut {
  private let nodes: [Node]
  private let input: String

  init(_ nodes: [Node], input: String) { (self.nodes, self.input) = (nodes, input) }

  /// How many layers a chain without names in common has at most.
  private static let chainLimit = 16

  /// The modules, as ranges of the layers.
  var pieces: [Range<Int>] {
    var result: [Range<Int>] = []
    for piece in stretches {
      if let last = result.last, belongs(piece, to: last) {
        result[result.count - 1] = last.lowerBound..<piece.upperBound
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// The stretches between layers that everything passes, each with the layer that it ends at.
  private var stretches: [Range<Int>] {
    let places = Dictionary(nodes.enumerated().map { ($1.name, $0) }) { first, _ in first }
    // Up to which layer a value is read.
    var reach = Array(nodes.indices)
    var inputReach = 0
    for (place, node) in nodes.enumerated() {
      for name in node.inputs {
        if let source = places[name] { reach[source] = place } else { inputReach = place }
      }
      // Whoever uses the weights of an earlier layer belongs to the same piece as that layer.
      if node.isShared, let owner = places[node.owner] { reach[owner] = max(reach[owner], place + 1) }
    }
    var (result, start, farthest): ([Range<Int>], Int, Int) = ([], 0, inputReach)
    for place in nodes.indices {
      // All values but this layer's own have been read by now.
      if farthest <= place || place == nodes.count - 1 {
        result.append(start..<place + 1)
        start = place + 1
      }
      farthest = max(farthest, reach[place])
    }
    return result
  }

  /// Whether a stretch belongs to the module before it.
  private func belongs(_ piece: Range<Int>, to module: Range<Int>) -> Bool {
    let (own, other) = (key(of: piece), key(of: module))
    // Blocks in branches are blocks of their own, whatever they are called.
    if isBranched(piece), isBranched(module) { return false }
    if let own, let other { return own == other }
    let follows = piece.count == 1 && nodes[piece.lowerBound].joinsTheLayerBefore
    if own != nil || other != nil { return follows && own == nil && other != nil && isNamed(piece, after: other) }
    if follows { return true }
    // Chains end behind a pooling, and where they grow long.
    let isChain = piece.count == 1 && !isBranched(module)
    return isChain && module.count < Self.chainLimit && !nodes[module.upperBound - 1].endsAChain
  }

  /// Whether a function has a name without a number of its own, as `activation_3`: it belongs to what it follows.
  private func isNamed(_ piece: Range<Int>, after key: String?) -> Bool {
    nodes[piece.lowerBound].layer is any ActivationLayer
      && nodes[piece.lowerBound].name.prefixMatch(of: /(activation|re_lu|relu|Relu|ReLU)/) != nil && key != nil
  }

  private func isBranched(_ piece: Range<Int>) -> Bool { nodes[piece].contains { Set($0.inputs).count > 1 } }

  private func key(of piece: Range<Int>) -> String? { Self.key(of: nodes[piece].map(\.name)) }

  /// What the names of all of some layers begin with, those of functions that are merely numbered aside.
  static func key(of names: [String]) -> String? {
    let keys = names.map(key)
    guard let first = keys.first, let first, keys.allSatisfy({ $0 == nil || $0 == first }) else { return nil }
    return first
  }

  /// What the layers of a block have in common in their names: `conv2_block1` of `conv2_block1_1_conv`, `fire2` of
  /// `fire2_squeeze1x1`; `nil` of names without such a part.
  static func key(of name: String) -> String? {
    let pattern = /(.*?(?:block|stage|fire|mixed|module|unit|layer|cell)[_.\-]?[0-9]+[a-z]?)(?=[_.\/\-]).*/
    guard let found = name.wholeMatch(of: pattern) else {
      let whole = /.*?(?:block|fire|mixed|module|cell)[_.\-]?[0-9]+[a-z]?/
      return name.wholeMatch(of: whole) == nil ? nil : name
    }
    return String(found.1)
  }
}

extension Node {
  /// Whether a chain ends with this layer: what comes next sees smaller maps, or none.
  fileprivate var endsAChain: Bool {
    layer is MaxPooling2D || layer is AveragePooling2D
  }
}
