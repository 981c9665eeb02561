import Tensors

extension Network {
  /// The network in two: up to a layer, whose values come out, and what follows it, whose input has that layer's name.
  ///
  /// Throws `NetworkError.unknownInput`, with the layers behind which it can be cut, where there is no such layer, or where a
  /// branch leads past it.
  package func cut(behind name: String) throws -> (front: Network, back: Network) {
    let places = cuttingPlaces
    guard places.contains(name), let index = nodes.firstIndex(where: { $0.name == name }) else {
      throw NetworkError.unknownInput(name, known: places)
    }
    let front = try Network(
      name: self.name, inputs: inputs, layers: nodes[...index].map(\.namedLayer), outputs: [name])
    let back = try Network(
      name: self.name, inputs: [NetworkInput(name: name, shape: nodes[index].outputShape)],
      layers: nodes[(index + 1)...].map(\.namedLayer), outputs: outputs)
    return (front, back)
  }

  /// The layers, in their order, that everything passes on its way from the input to the outputs, without the last one.
  package var cuttingPlaces: [String] {
    guard inputs.count == 1 else { return [] }
    return nodes.indices.dropLast().filter { index in
      let before = Set(nodes[...index].map(\.name) + [inputs[0].name])
      let later = nodes[(index + 1)...]
      return later.allSatisfy { node in
        node.inputs.allSatisfy { $0 == nodes[index].name || !before.contains($0) }
          && !(node.isShared && before.contains(node.owner))
      } && outputs.allSatisfy { !before.contains($0) }
    }.map { nodes[$0].name }
  }
}

extension Node {
  /// The layer at this place, as it is put into a network.
  package var namedLayer: NamedLayer {
    NamedLayer(name, isShared ? .shared(owner) : .new(layer), inputs: inputs)
  }
}
