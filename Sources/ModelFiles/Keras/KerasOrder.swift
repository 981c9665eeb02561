import Networks

extension Network {
  /// The layers in the order in which a model of Keras with this graph has them, each layer once.
  ///
  /// Keras sorts by the longest way to an output, the longest first; of equal ones those come first that it meets first on its
  /// way back from the outputs, along the inputs of each layer in their order.
  var kerasOrder: [Node] {
    let byName = Dictionary(uniqueKeysWithValues: nodes.map { ($0.name, $0) })
    var met: [String: Int] = [:]
    // Depth first, without calls within calls: a network may be deep.
    var waiting = Array(outputs.reversed())
    while let name = waiting.popLast() {
      guard let node = byName[name], met[name] == nil else { continue }
      met[name] = met.count
      waiting += node.inputs.reversed()
    }
    var depths: [String: Int] = [:]
    for node in nodes.reversed() where met[node.name] != nil {
      let depth = depths[node.name, default: 0]
      for input in node.inputs { depths[input] = max(depths[input, default: 0], depth + 1) }
    }
    var ownDepths: [String: Int] = [:]
    var ownPlaces: [String: Int] = [:]
    for node in nodes {
      ownDepths[node.owner] = max(ownDepths[node.owner, default: 0], depths[node.name, default: 0])
      ownPlaces[node.owner] = min(ownPlaces[node.owner, default: .max], met[node.name, default: .max])
    }
    return nodes.filter { !$0.isShared }.sorted {
      (-ownDepths[$0.name, default: 0], ownPlaces[$0.name, default: 0])
        < (-ownDepths[$1.name, default: 0], ownPlaces[$1.name, default: 0])
    }
  }

  /// The layers with what Keras calls them in files of weights of a model with this graph.
  var kerasLeaves: [KerasLeaf] {
    var counter = KerasCounter()
    return kerasOrder.map { node in
      KerasLeaf(node: node.name, path: "layers/" + counter.next(node.kind), group: node.name, isTrainable: true)
    }
  }
}
