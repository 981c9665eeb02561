import Insights
import Networks
import Tensors

/// The values that the prose of one kind of layer asks for, under `{{layer.values.NAME}}`.
extension Narrator {
  /// What the prose of a layer and of its activation function asks for.
  func proseValues(_ node: Node) -> [String: String] { functionValues(node).merging(kindValues(node)) { $1 } }

  /// Activation functions with parameters: `slope`, `threshold`, `maximum`, `alpha`.
  private func functionValues(_ node: Node) -> [String: String] {
    if let leaky = node.layer as? LeakyReLU { return ["slope": numbers.short(leaky.negativeSlope)] }
    return node.layer.activation.map { strings.parameters(of: $0) } ?? [:]
  }

  /// Empty for kinds whose prose asks for none.
  private func kindValues(_ node: Node) -> [String: String] {
    let input = node.inputShapes[0]
    switch node.layer {
    case let layer as Dropout: return dropoutValues(layer.rate, of: input.count, "expectedZeros")
    case let layer as any SpatialDropoutLayer: return dropoutValues(layer.rate, of: input.channels, "expectedMaps")
    case let layer as GaussianNoise:
      return ["deviation": shortest(layer.deviation), "double": shortest(2 * layer.deviation)]
    case let layer as DepthwiseConv2D:
      return [
        "multiplier": numbers.integer(layer.depthMultiplier),
        "fullParameters": fullParameters(layer.kernelSize, node, hasBias: layer.useBias),
      ]
    case let layer as SeparableConv2D: return separableValues(layer, node)
    case let layer as any UpSamplingLayer:
      return ["size": extents(layer.size.dimensions), "copies": numbers.integer(layer.size.count)]
    case let layer as Resizing: return resizingValues(layer, node)
    case let layer as Permute: return ["dims": layer.dims.map(numbers.integer).joined(separator: ", ")]
    case let layer as LocalResponseNormalization:
      return [
        "radius": numbers.integer(layer.depthRadius), "bias": shortest(layer.bias), "alpha": shortest(layer.alpha),
        "beta": shortest(layer.beta), "neighbours": numbers.integer(min(2 * layer.depthRadius + 1, input.channels)),
      ]
    case let layer as BatchNormalization:
      func count(_ isTrainable: Bool) -> String {
        numbers.integer(node.parameters.reduce(0) { $0 + ($1.isTrainable == isTrainable ? $1.shape.count : 0) })
      }
      return [
        "epsilon": shortest(layer.epsilon), "momentum": shortest(layer.momentum), "learned": count(true),
        "running": count(false),
      ]
    case let layer as GroupNormalization:
      let groups = layer.groupCount(input.channels)
      return [
        "epsilon": shortest(layer.epsilon), "groups": numbers.integer(groups),
        "groupChannels": numbers.integer(input.channels / groups),
      ]
    case let layer as Rescaling: return ["scale": list(layer.scale), "offset": list(layer.offset)]
    case is any GlobalPoolingLayer: return ["mapCells": numbers.integer(input.cells.reduce(1, *))]
    default: return [:]
    }
  }

  private func list(_ values: [Double]) -> String { values.map(numbers.short).joined(separator: numbers.listSeparator) }

  /// How many values are set to 0 on average, and by how much the others grow.
  private func dropoutValues(_ rate: Double, of count: Int, _ name: String) -> [String: String] {
    [name: numbers.decimal(rate * Double(count), places: 1), "keptFactor": numbers.decimal(1 / (1 - rate))]
  }

  /// The parameters of both halves, and of one convolution that does as much.
  private func separableValues(_ layer: SeparableConv2D, _ node: Node) -> [String: String] {
    let depthwise = node.parameters[0].shape.count
    let middle = node.inputShapes[0].channels * layer.depthwise.depthMultiplier
    return [
      "depthwiseWeights": numbers.integer(depthwise), "pointwiseWeights": numbers.integer(middle * layer.filters),
      "middleMaps": numbers.integer(middle), "multiplier": numbers.integer(layer.depthwise.depthMultiplier),
      "fullParameters": fullParameters(layer.depthwise.kernelSize, node, hasBias: layer.pointwise.useBias),
    ]
  }

  /// How many parameters a convolution has that reads all channels and makes as many maps.
  private func fullParameters(_ kernel: Extents, _ node: Node, hasBias: Bool) -> String {
    let perFilter = kernel.count * node.inputShapes[0].channels + (hasBias ? 1 : 0)
    return numbers.integer(perFilter * node.outputShape.channels)
  }
}
