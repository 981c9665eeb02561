import Networks

/// Layers whose maps share one scale of colours: a layer with weights, or one that normalizes, starts a block, and the layers
/// that only pick, average, move or cut its values belong to it. A function whose results are of another size, such as tanh,
/// starts one of its own: on the scale of what it squeezed, nothing could be told apart. So does a layer that makes new values
/// of several branches; one that only lays them side by side keeps their block if they have one in common.
struct ColourBlock: Equatable {
  /// The name of the layer that starts the block.
  let name: String
  /// The range of its colours.
  let range: ClosedRange<Float>

  /// The block of each layer, by the layer's name; none for layers that only pick, pad or average pixels of the image.
  static func blocks(of experiment: Experiment) -> [String: ColourBlock] {
    var blocks: [String: ColourBlock] = [:]
    for node in experiment.network.nodes {
      if isStart(node, blocks) {
        let range = Convolution(node, in: experiment)?.blockRange ?? experiment.inspection.output(of: node.name).range
        blocks[node.name] = ColourBlock(name: node.name, range: range)
      } else if let source = node.inputs.first {
        blocks[node.name] = blocks[source]
      }
    }
    return blocks
  }

  private static func isStart(_ node: Node, _ blocks: [String: ColourBlock]) -> Bool {
    switch node.layer {
    case is any MergeLayer, is LocalResponseNormalization: true
    case let layer as any ActivationLayer: layer.activation?.changesScale == true
    case is Concatenate: node.inputs.contains { blocks[$0] != blocks[node.inputs[0]] }
    default: !node.parameters.isEmpty
    }
  }
}
