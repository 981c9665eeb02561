import Engine
import Figures
import Insights
import Networks
import Site

extension Narrator {
  /// All layers; those that are not worked out at length have another text, which is the same for all kinds.
  func layerContents(short prose: String) throws -> [LayerContent] {
    let (pages, explained) = (Set(explanation.paged.names), Set(explanation.explained.names))
    return try network.nodes.map { node in
      var layer = try layerContent(node)
      layer.hasPage = pages.contains(node.name)
      if !explained.contains(node.name) { layer.prose = prose }
      return layer
    }
  }

  func layerContent(_ node: Node) throws -> LayerContent {
    let output = experiment.inspection.output(of: node.name)
    let index = network.nodes.firstIndex { $0.name == node.name } ?? 0
    var content = LayerContent(
      name: node.name, kind: node.layer.kind, index: numbers.integer(index + 1),
      inputs: node.inputs.joined(separator: ", "), sources: node.inputs,
      readers: network.nodes.filter { $0.inputs.contains(node.name) }.map(\.name),
      sharedWith: node.isShared ? node.owner : nil, input: shape(of: node.inputShapes), output: shape(node.outputShape),
      parameters: numbers.integer(node.parameters.reduce(0) { $0 + $1.shape.count }),
      parameterFormula: parameterFormula(node),
      flops: numbers.integer(node.flops), receptiveField: receptiveField(node),
      activation: node.layer.activation?.name, function: node.layer.activation?.key,
      isAnswer: network.outputs.contains(node.name),
      settings: try settings(node), worked: try worked(node),
      sums: try sums(node), zeros: zeros(node), minimum: numbers.decimal(output.range.lowerBound),
      maximum: numbers.decimal(output.range.upperBound),
      ownFigure: DenseWeightsFigure.id(of: node.name, in: explanation)
        ?? FlattenMappingFigure.id(of: node.name, in: explanation) ?? activationFigure(node),
      isSearched: explanation.excitingPatches.contains { $0.node.name == node.name },
      values: proseValues(node),
      code: [
        CodeListing(title: "tf.Keras", text: node.kerasCode),
        CodeListing(title: "PyTorch", text: node.pytorchCode),
      ])
    content.isDrawn = explanation.convolutions.contains { $0.convolution.name == node.name }
    content.walk = try walkContent(node)
    content.walkElsewhere = walkElsewhere(node)
    return content
  }

  /// How the number of parameters comes about, as in `(3 × 3 × 1 + 1) × 8`.
  private func parameterFormula(_ node: Node) -> String? {
    guard let formula = node.parameterFormula else { return nil }
    let inputs = extents(formula.factors)
    let perUnit = formula.bias > 0 ? "(\(inputs)\u{A0}+\u{A0}\(numbers.integer(formula.bias)))" : inputs
    return "\(perUnit)\u{202F}×\u{202F}\(numbers.integer(formula.units))"
  }

  /// The figure of a layer that is nothing but an activation function; that of a convolution stands in its text.
  private func activationFigure(_ node: Node) -> String? {
    guard node.layer is any ActivationLayer else { return nil }
    return LayerActivationFigure.figures(of: explanation).first { $0.id == "\(node.name)-activation" }?.id
  }

  /// The cells of the input image that one cell of the layer sees, as in `3 × 3`.
  private func receptiveField(_ node: Node) -> String? {
    node.receptiveField.map { extents($0.axes.map(\.size)) }
  }

  /// The share of the layer's values, over all examples, that are 0; only worth saying where the function cuts off.
  private func zeros(_ node: Node) -> String? {
    guard node.layer.activation?.zeroLimit != nil else { return nil }
    let values = experiment.inspection.output(of: node.name).values
    return numbers.percent(Double(values.count { $0 == 0 }) / Double(max(1, values.count)))
  }
}
