import Networks

/// The order in which a model of Keras has its layers: by the longest way to an output, the longest first; of equal ones those
/// come first that Keras meets first on its way back from the outputs, along the inputs of each call in their order.
enum KerasOrder {
  /// One call of a layer: a name for it, the layer, and the calls or inputs that it reads.
  struct Step {
    let name, layer: String
    let inputs: [String]
  }

  /// The layers of calls that outputs depend on, each once.
  static func layers(of steps: [Step], outputs: [String]) -> [String] {
    let byName = Dictionary(uniqueKeysWithValues: steps.map { ($0.name, $0) })
    let (finished, met) = walk(byName, from: outputs)
    var ownDepths: [String: Int] = [:]
    var depths: [String: Int] = [:]
    for step in finished.reversed() {
      // A layer that is called several times is as deep as its deepest call so far.
      let depth = max(depths[step.name, default: 0], ownDepths[step.layer, default: 0])
      ownDepths[step.layer] = depth
      for input in step.inputs { depths[input] = max(depths[input, default: 0], depth + 1) }
    }
    return met.keys.sorted {
      (-ownDepths[$0, default: 0], met[$0, default: 0]) < (-ownDepths[$1, default: 0], met[$1, default: 0])
    }
  }

  /// The calls in the order in which a search depth first leaves them, and the place at which each layer was met first.
  ///
  /// Without calls within calls: a network may be deep.
  private static func walk(_ byName: [String: Step], from outputs: [String]) -> ([Step], [String: Int]) {
    var (finished, met, seen): ([Step], [String: Int], Set<String>) = ([], [:], [])
    for output in outputs {
      var open: [(step: Step, next: Int)] = []
      func enter(_ name: String) {
        guard let step = byName[name], seen.insert(name).inserted else { return }
        if met[step.layer] == nil { met[step.layer] = met.count }
        open.append((step, 0))
      }
      enter(output)
      while let top = open.last {
        if top.next < top.step.inputs.count {
          open[open.count - 1].next += 1
          enter(top.step.inputs[top.next])
        } else {
          finished.append(top.step)
          open.removeLast()
        }
      }
    }
    return (finished, met)
  }
}

extension Network {
  /// The layers with what Keras calls them in files of weights of a model with this graph.
  var kerasLeaves: [KerasLeaf] {
    let steps = nodes.map { KerasOrder.Step(name: $0.name, layer: $0.owner, inputs: $0.inputs) }
    var counter = KerasCounter()
    return KerasOrder.layers(of: steps, outputs: outputs).compactMap { node(named: $0) }.map { node in
      KerasLeaf(node: node.name, path: "layers/" + counter.next(node.kind), group: node.name, isTrainable: true)
    }
  }
}
