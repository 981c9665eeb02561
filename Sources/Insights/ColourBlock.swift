import Networks

/// Layers whose maps share one scale of colours: a convolution starts a block, and the layers that only pick, pad or cut
/// its values belong to it. A function whose results are of another size, such as tanh, starts one of its own: on the scale of
/// what it squeezed, nothing could be told apart.
struct ColourBlock: Equatable {
  /// The name of the layer that starts the block.
  let name: String
  /// The range of its colours.
  let range: ClosedRange<Float>

  /// The block of each layer, by the layer's name; none for layers that only pick, pad or average pixels of the image.
  static func blocks(of experiment: Experiment) -> [String: ColourBlock] {
    var blocks: [String: ColourBlock] = [:]
    for node in experiment.network.nodes {
      if node.layer is Conv2D || node.layer is Dense
        || (node.layer as? any ActivationLayer)?.activation?.changesScale == true
      {
        let range = Convolution(node, in: experiment)?.blockRange ?? experiment.inspection.output(of: node.name).range
        blocks[node.name] = ColourBlock(name: node.name, range: range)
      } else if let source = node.inputs.first {
        blocks[node.name] = blocks[source]
      }
    }
    return blocks
  }
}
