import Tensors

extension Network {
  /// The same layers for images of another shape, with as many values in the last layer that learns as there are classes.
  ///
  /// A network that fits is returned as it is, and so is one whose inputs have other axes than the images: what is made for
  /// signals does not read photographs. Throws `NetworkError` where a layer cannot work on images of that shape.
  public func fitted(to shape: Shape, classes: Int) throws -> Network {
    let fits =
      inputs.allSatisfy { $0.shape == shape } && outputs.allSatisfy { node(named: $0)?.outputShape == [classes] }
    guard !fits, inputs.allSatisfy({ $0.shape.rank == shape.rank }) else { return self }
    let heads = Set(outputs.compactMap(headName))
    let layers = nodes.map { node in
      heads.contains(node.name)
        ? NamedLayer(node.name, node.layer.answering(classes), inputs: node.inputs) : node.namedLayer
    }
    return try Network(
      name: name, inputs: inputs.map { NetworkInput(name: $0.name, shape: shape) }, layers: layers, outputs: outputs)
  }

  /// The last layer with weights on the way to an output, if its values can be made as many as there are classes.
  package func headName(of output: String) -> String? {
    var place = node(named: output)
    while let node = place {
      if !node.isShared, node.layer is Dense || node.layer is Conv2D { return node.name }
      guard node.parameters.isEmpty, node.inputs.count == 1 else { return nil }
      place = self.node(named: node.inputs[0])
    }
    return nil
  }
}

extension Layer {
  /// The same layer with one value, or one map, for each class.
  package func answering(_ classes: Int) -> any Layer {
    switch self {
    case let dense as Dense: Dense(units: classes, activation: dense.activation, useBias: dense.useBias)
    case let convolution as Conv2D:
      Conv2D(
        filters: classes, kernelSize: convolution.kernelSize, strides: convolution.strides,
        padding: convolution.padding,
        dilation: convolution.dilation, activation: convolution.activation, useBias: convolution.useBias)
    default: self
    }
  }
}

extension Network {
  /// The same graph with other layers at some places, whose shapes and parameters are the same.
  package func replacing(_ layers: [String: any Layer]) -> Network {
    let named = nodes.map { node in
      layers[node.name].map { NamedLayer(node.name, $0, inputs: node.inputs) } ?? node.namedLayer
    }
    guard let network = try? Network(name: name, inputs: inputs, layers: named, outputs: outputs) else {
      preconditionFailure("a layer of another shape was put in the place of one")
    }
    return network
  }
}
