import Engine
import Insights
import Networks
import Site
import Tensors

/// What a layer was told to do: its kernel, its window, what is put around its maps.
extension Narrator {
  func settings(_ node: Node) throws -> LayerSettings {
    var settings = LayerSettings()
    if let window = node.layer.window(node.inputShapes) { try describe(window, node, in: &settings) }
    settings.hasBias = node.parameters.contains { $0.name == "bias" }
    switch node.layer {
    case let layer as any ConvolutionLayer:
      let channels = node.inputShapes[0].channels / layer.groups
      describe(kernel: layer.kernelSize, layer.padding, in: &settings)
      settings.filters = numbers.integer(layer.filters)
      settings.filterWeights = numbers.integer(layer.kernelSize.count * channels)
      settings.filterChannels = numbers.integer(channels)
      if layer.groups > 1 { settings.groups = numbers.integer(layer.groups) }
    case let layer as DepthwiseConv2D:
      describe(kernel: layer.kernelSize, layer.padding, in: &settings)
      settings.filters = numbers.integer(node.outputShape.channels)
    case let layer as SeparableConv2D:
      describe(kernel: layer.depthwise.kernelSize, layer.depthwise.padding, in: &settings)
      settings.filters = numbers.integer(layer.filters)
    case let layer as Conv2DTranspose: describe(layer, node, in: &settings)
    case let layer as any PoolingLayer:
      describe(pool: layer.poolSize, layer.padding, in: &settings)
      settings.countsPadding = (layer as? any AveragePoolingLayer)?.countsPadding ?? false
    case let layer as Dense: settings.units = numbers.integer(layer.units)
    case let layer as Dropout: settings.rate = numbers.percent(layer.rate, places: 0)
    case let layer as any SpatialDropoutLayer: settings.rate = numbers.percent(layer.rate, places: 0)
    case let layer as any ZeroPaddingLayer: settings.border = try border(layer.padding)
    case let layer as any CroppingLayer: settings.border = try border(layer.cropping)
    case let layer as any UpSamplingLayer: settings.isBilinear = layer.interpolation == .bilinear
    case let layer as Resizing: try describe(layer, in: &settings)
    case is any ActivationLayer:
      settings.followsMerge = network.node(named: node.inputs[0]).flatMap(MergeExplanation.Kind.init) != nil
    default: try describeMerge(node, in: &settings)
    }
    return settings
  }

  private func describe(_ window: Window, _ node: Node, in settings: inout LayerSettings) throws {
    settings.strides = extents(window.axes.map(\.stride))
    settings.isStrided = !window.isDense
    settings.isPadded = window.axes.contains { $0.padding != Border() }
    if settings.isPadded { settings.border = try border(window.axes.map(\.padding)) }
    settings.hasGaps = window.axes.contains { $0.stride > $0.reach }
    if window.isDilated {
      settings.dilation = extents(window.axes.map(\.dilation))
      settings.reach = extents(window.axes.map(\.reach))
    }
    let (input, output) = (node.inputShapes[0].cells, node.outputShape.cells)
    guard input.count == window.axes.count, output.count == input.count else { return }
    settings.sizeFormula = sizeFormula(input.indices.map { sizeFormula(window.axes[$0], input[$0], output[$0]) })
    guard window.isPlane else { return }
    let dropped = window.axes.indices.map { index in
      let axis = window.axes[index]
      return input[index] + axis.padding.before - (output[index] - 1) * axis.stride - axis.reach
    }
    if dropped[0] > 0 { settings.droppedRows = numbers.integer(dropped[0]) }
    if dropped[1] > 0 { settings.droppedColumns = numbers.integer(dropped[1]) }
  }

  /// The formula of each axis once, where several have the same.
  private func sizeFormula(_ formulas: [String]) -> String {
    formulas.indices.filter { !formulas[..<$0].contains(formulas[$0]) }.map { formulas[$0] }.joined(separator: "; ")
  }

  /// `28 − 3 + 1 = 26`, or with padding and steps `⌊(28 + 2 − 3) / 2⌋ + 1 = 14`.
  private func sizeFormula(_ axis: Window.Axis, _ input: Int, _ output: Int) -> String {
    let padded = axis.padding.total == 0 ? "" : " \(signed(axis.padding.total))"
    let room = "\(numbers.integer(input))\(padded) \u{2212} \(numbers.integer(axis.reach))"
    let steps = axis.stride == 1 ? room : "⌊(\(room))\u{202F}/\u{202F}\(numbers.integer(axis.stride))⌋"
    return "\(steps) + 1 = \(numbers.integer(output))"
  }

  private func signed(_ value: Int) -> String {
    (value < 0 ? "\u{2212} " : "+ ") + numbers.integer(abs(value))
  }

  private func describe(kernel: Extents, _ padding: Padding, in settings: inout LayerSettings) {
    settings.kernelSize = extents(kernel.dimensions)
    settings.kernelHeight = numbers.integer(kernel.dimensions[0])
    settings.kernelWidth = numbers.integer(kernel.dimensions[kernel.dimensions.count - 1])
    settings.kernelCells = numbers.integer(kernel.count)
    describe(padding, in: &settings)
  }

  private func describe(pool: Extents, _ padding: Padding, in settings: inout LayerSettings) {
    settings.poolSize = extents(pool.dimensions)
    settings.poolCells = numbers.integer(pool.count)
    describe(padding, in: &settings)
  }

  private func describe(_ padding: Padding, in settings: inout LayerSettings) {
    if case .text(let name) = padding.argument {
      settings.padding = name
    } else {
      settings.padding = padding.argument.yaml
    }
    (settings.isSame, settings.isCausal) = (padding == .same, padding == .causal)
  }

  /// `(13 − 1) × 2 + 3 = 27`; what is cut off at the border is taken away.
  private func describe(_ layer: Conv2DTranspose, _ node: Node, in settings: inout LayerSettings) {
    let (input, output) = (node.inputShapes[0].cells, node.outputShape.cells)
    let axes = layer.windowBack(node.inputShapes).axes
    describe(kernel: layer.kernelSize, layer.padding, in: &settings)
    settings.filters = numbers.integer(layer.filters)
    settings.filterWeights = numbers.integer(layer.kernelSize.count * node.inputShapes[0].channels)
    settings.strides = extents(layer.strides.dimensions)
    settings.isStrided = !layer.strides.isOne
    if !layer.dilation.isOne {
      settings.dilation = extents(layer.dilation.dimensions)
      settings.reach = extents(axes.map(\.reach))
    }
    settings.sizeFormula = sizeFormula(
      input.indices.map { index in
        let axis = axes[index]
        let spread =
          "(\(numbers.integer(input[index])) \u{2212} 1)\u{202F}×\u{202F}\(numbers.integer(axis.stride))"
          + " + \(numbers.integer(axis.reach))"
        let cut = axis.padding.total == 0 ? "" : " \(signed(-axis.padding.total))"
        return "\(spread)\(cut) = \(numbers.integer(output[index]))"
      })
  }

  /// How many cells lie before and after along each axis, in words.
  private func border(_ borders: [Border]) throws -> String {
    let names: [[(before: String, after: String)]] = [
      [("before", "after")], [("top", "bottom"), ("left", "right")],
      [("front", "back"), ("top", "bottom"), ("left", "right")],
    ]
    var values: [String: String] = [:]
    for (names, border) in zip(names[borders.count - 1], borders) {
      values[names.before] = numbers.integer(border.before)
      values[names.after] = numbers.integer(border.after)
    }
    return try strings(
      ["narration.signal-border", "narration.border", "narration.volume-border"][borders.count - 1], values)
  }
}
