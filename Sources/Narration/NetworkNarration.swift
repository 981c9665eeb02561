import Insights
import Networks
import Site

extension Narrator {
  func networkContent() -> NetworkContent {
    let heaviest = network.nodes.max { $0.parameterCount < $1.parameterCount } ?? network.nodes[0]
    let output = network.outputs.first.flatMap(network.node(named:)) ?? network.nodes[network.nodes.count - 1]
    let flops = network.nodes.reduce(0) { $0 + $1.flops }
    var content = NetworkContent(
      name: network.name, inputShape: extents(network.inputs[0].shape.channelsLast),
      outputShape: extents(output.outputShape.channelsLast), layerCount: numbers.integer(network.nodes.count),
      parameters: numbers.integer(network.parameterCount), parameterBytes: bytes(network.parameterCount * 4),
      flops: numbers.integer(flops), heaviestLayer: heaviest.name,
      heaviestParameters: numbers.integer(heaviest.parameterCount),
      heaviestShare: numbers.percent(
        Double(heaviest.parameterCount) / Double(max(1, network.parameterCount)), places: 0),
      firstConvolution: firstConvolution?.name, firstKernels: explanation.convolutions.first?.convolution.name,
      lastLayer: output.name,
      endsInSoftmax: network.endsInSoftmax, endsInSigmoid: output.layer.activation == .sigmoid,
      hasBranches: !explanation.architecture.isChain, sharesLayers: network.nodes.contains(where: \.isShared),
      hasReceptiveFields: explanation.nestedFields != nil, modules: modulesContent(),
      code: [
        CodeListing(title: "tf.Keras", text: network.kerasCode(nil)),
        CodeListing(title: "PyTorch", text: network.pytorchCode(nil)),
      ])
    content.selection = selectionContent()
    return content
  }

  private func selectionContent() -> SelectionContent? {
    let (paged, explained) = (explanation.paged, Set(explanation.explained.names))
    guard explanation.photographs == nil, !explanation.explained.isWhole else { return nil }
    return SelectionContent(
      explained: network.nodes.filter { explained.contains($0.name) }
        .map { ExplainedLayer(name: $0.name, kind: $0.kind) },
      hasAllPages: paged.isWhole, pageCount: numbers.integer(paged.names.count),
      mapLimit: numbers.integer(StrongestMaps.limit), stations: paged.names)
  }

  /// A size in bytes as a reader wants it: 5.4 kB, 1.9 MB.
  private func bytes(_ count: Int) -> String {
    switch count {
    case ..<1000: numbers.integer(count) + "\u{202F}B"
    case ..<1_000_000: numbers.decimal(Double(count) / 1e3, places: 1) + "\u{202F}kB"
    default: numbers.decimal(Double(count) / 1e6, places: 1) + "\u{202F}MB"
    }
  }
}
