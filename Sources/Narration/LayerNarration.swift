import Engine
import Figures
import Insights
import Networks
import Site

extension Narrator {
  func layerContent(_ node: Node) throws -> LayerContent {
    let output = experiment.inspection.output(of: node.name)
    let index = network.nodes.firstIndex { $0.name == node.name } ?? 0
    return LayerContent(
      name: node.name, kind: node.layer.kind, index: numbers.integer(index + 1),
      inputs: node.inputs.joined(separator: ", "), input: shape(node.inputShapes[0]), output: shape(node.outputShape),
      parameters: numbers.integer(node.parameterCount), parameterFormula: parameterFormula(node),
      flops: numbers.integer(node.flops), receptiveField: receptiveField(node),
      activation: node.layer.activation?.name, function: node.layer.activation?.key,
      isAnswer: network.outputs.contains(node.name),
      settings: try settings(node), worked: try worked(node),
      sums: try sums(node), zeros: zeros(node), minimum: numbers.decimal(output.range.lowerBound),
      maximum: numbers.decimal(output.range.upperBound),
      ownFigure: DenseWeightsFigure.id(of: node.name, in: explanation)
        ?? FlattenMappingFigure.id(of: node.name, in: explanation) ?? activationFigure(node),
      values: proseValues(node),
      code: [
        CodeListing(title: "tf.Keras", text: node.layer.kerasCode(name: node.name)),
        CodeListing(title: "PyTorch", text: node.pytorchCode),
      ])
  }

  /// How the number of parameters comes about, as in `(3 × 3 × 1 + 1) × 8`.
  private func parameterFormula(_ node: Node) -> String? {
    guard let kernel = node.parameters.first(where: { $0.name == "kernel" }) else { return nil }
    let hasBias = node.parameters.contains { $0.name == "bias" }
    let inputs = extents(Array(kernel.shape.dimensions.dropLast()))
    let units = numbers.integer(kernel.shape.dimensions[kernel.shape.rank - 1])
    let perUnit = hasBias ? "(\(inputs)\u{A0}+\u{A0}1)" : inputs
    return "\(perUnit)\u{202F}×\u{202F}\(units)"
  }

  /// The figure of a layer that is nothing but an activation function; that of a convolution stands in its text.
  private func activationFigure(_ node: Node) -> String? {
    guard node.layer is any ActivationLayer else { return nil }
    return LayerActivationFigure.figures(of: explanation).first { $0.id == "\(node.name)-activation" }?.id
  }

  /// The cells of the input image that one cell of the layer sees, as in `3 × 3`.
  private func receptiveField(_ node: Node) -> String? {
    node.receptiveField.map { extents([$0.rows.size, $0.columns.size]) }
  }

  /// The share of the layer's values, over all examples, that are 0; only worth saying where the function cuts off.
  private func zeros(_ node: Node) -> String? {
    guard node.layer.activation?.zeroLimit != nil else { return nil }
    let values = experiment.inspection.output(of: node.name).values
    return numbers.percent(Double(values.count { $0 == 0 }) / Double(max(1, values.count)))
  }

  private func settings(_ node: Node) throws -> LayerSettings {
    var settings = LayerSettings()
    if let window = node.layer.window(node.inputShapes) { describe(window, node, in: &settings) }
    settings.hasBias = node.parameters.contains { $0.name == "bias" }
    switch node.layer {
    case let layer as Conv2D:
      let cells = layer.kernelSize.rows * layer.kernelSize.columns
      settings.kernelSize = extents([layer.kernelSize.rows, layer.kernelSize.columns])
      settings.kernelHeight = numbers.integer(layer.kernelSize.rows)
      settings.kernelWidth = numbers.integer(layer.kernelSize.columns)
      settings.kernelCells = numbers.integer(cells)
      settings.filterWeights = numbers.integer(cells * node.inputShapes[0].channels)
      settings.filters = numbers.integer(layer.filters)
      settings.padding = layer.padding.rawValue
    case let layer as MaxPooling2D: describe(pool: layer.poolSize, layer.padding, in: &settings)
    case let layer as AveragePooling2D: describe(pool: layer.poolSize, layer.padding, in: &settings)
    case let layer as Dense: settings.units = numbers.integer(layer.units)
    case let layer as Dropout: settings.rate = numbers.percent(layer.rate, places: 0)
    case let layer as ZeroPadding2D: settings.border = try border(layer.padding)
    default: break
    }
    return settings
  }

  private func describe(_ window: Window, _ node: Node, in settings: inout LayerSettings) {
    settings.strides = extents([window.rowStride, window.columnStride])
    settings.isStrided = window.rowStride > 1 || window.columnStride > 1
    settings.isPadded = window.padding != BorderPadding()
    settings.hasGaps = window.rowStride > window.rows || window.columnStride > window.columns
    guard node.inputShapes[0].isMaps, node.outputShape.isMaps else { return }
    let (input, output) = (node.inputShapes[0], node.outputShape)
    let rows = input.rows + window.padding.top - (output.rows - 1) * window.rowStride - window.rows
    let columns = input.columns + window.padding.left - (output.columns - 1) * window.columnStride - window.columns
    if rows > 0 { settings.droppedRows = numbers.integer(rows) }
    if columns > 0 { settings.droppedColumns = numbers.integer(columns) }
  }

  private func describe(pool: Extents, _ padding: Padding, in settings: inout LayerSettings) {
    settings.poolSize = extents([pool.rows, pool.columns])
    settings.poolCells = numbers.integer(pool.rows * pool.columns)
    settings.padding = padding.rawValue
  }

  private func border(_ padding: BorderPadding) throws -> String {
    try strings(
      "narration.border",
      [
        "top": numbers.integer(padding.top), "bottom": numbers.integer(padding.bottom),
        "left": numbers.integer(padding.left), "right": numbers.integer(padding.right),
      ])
  }
}
