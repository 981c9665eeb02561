import Engine
import Networks

/// The attributes of a window over maps.
extension [ONNXAttribute] {
  init(_ size: Extents, strides: Extents, dilation: Extents? = nil, borders: [Border]) {
    self = [.integers("kernel_shape", size.dimensions)]
    if let dilation, !dilation.isOne { append(.integers("dilations", dilation.dimensions)) }
    if !borders.addNothing { append(.integers("pads", borders.map(\.before) + borders.map(\.after))) }
    append(.integers("strides", strides.dimensions))
  }
}

/// Convolutions over signals, maps and volumes.
enum ConvolutionForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? any ConvolutionLayer, let window = layer.window(node.inputShapes) else {
      return false
    }
    var attributes = [ONNXAttribute](
      layer.kernelSize, strides: layer.strides, dilation: layer.dilation, borders: window.axes.map(\.padding))
    if layer.groups != 1 { attributes.append(.integer("group", layer.groups)) }
    let axes = layer.kernelSize.dimensions.count
    let weights = [writer.weight("kernel", axes: [axes + 1, axes] + Array(0..<axes)), writer.weight("bias")]
    writer.addActivated("Conv", node.inputs + weights.compactMap { $0 }, attributes, layer.activation)
    return true
  }
}

/// Convolutions that see each map on its own.
enum DepthwiseForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? DepthwiseConv2D else { return false }
    write(layer, "kernel", bias: true, node, node.inputs[0], &writer) { writer, inputs, attributes in
      writer.addActivated("Conv", inputs, attributes, layer.activation)
    }
    return true
  }

  static func write(
    _ layer: DepthwiseConv2D, _ kernel: String, bias: Bool, _ node: Node, _ input: String, _ writer: inout ONNXWriter,
    _ add: (inout ONNXWriter, [String], [ONNXAttribute]) -> Void
  ) {
    let channels = node.inputShapes[0].channels
    let borders = layer.window(node.inputShapes)?.axes.map(\.padding) ?? []
    let attributes =
      [ONNXAttribute](layer.kernelSize, strides: layer.strides, dilation: layer.dilation, borders: borders)
      + [.integer("group", channels)]
    let weights = [
      writer.weight(
        kernel, axes: [2, 3, 0, 1], extents: [channels * layer.depthMultiplier, 1] + layer.kernelSize.dimensions),
      bias ? writer.weight("bias") : nil,
    ]
    add(&writer, [input] + weights.compactMap { $0 }, attributes)
  }
}

/// Two convolutions in a row.
enum SeparableForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? SeparableConv2D else { return false }
    var middle = ""
    DepthwiseForm.write(layer.depthwise, "depthwise_kernel", bias: false, node, node.inputs[0], &writer) {
      middle = $0.add("Conv", $1, $2, step: "Depthwise")
    }
    let weights = [writer.weight("pointwise_kernel", axes: [3, 2, 0, 1]), writer.weight("bias")]
    let attributes = [ONNXAttribute](1, strides: 1, borders: [])
    writer.addActivated("Conv", [middle] + weights.compactMap { $0 }, attributes, layer.activation)
    return true
  }
}

/// Transposed convolutions.
enum TransposedForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? Conv2DTranspose else { return false }
    let borders = layer.windowBack(node.inputShapes).axes.map(\.padding)
    let pads = borders.map { Border(before: $0.before, after: max(0, $0.after)) }
    var attributes = [ONNXAttribute](layer.kernelSize, strides: layer.strides, dilation: layer.dilation, borders: pads)
    let more = borders.map { max(0, -$0.after) }
    if more.contains(where: { $0 > 0 }) { attributes.append(.integers("output_padding", more)) }
    let weights = [writer.weight("kernel", axes: [3, 2, 0, 1]), writer.weight("bias")]
    writer.addActivated("ConvTranspose", node.inputs + weights.compactMap { $0 }, attributes, layer.activation)
    return true
  }
}

/// Largest values and means of windows.
enum PoolingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? any PoolingLayer, let window = layer.window(node.inputShapes) else { return false }
    var attributes = [ONNXAttribute](layer.poolSize, strides: layer.strides, borders: window.axes.map(\.padding))
    guard let average = layer as? any AveragePoolingLayer else {
      _ = writer.add("MaxPool", node.inputs, attributes)
      return true
    }
    if average.countsPadding { attributes.append(.integer("count_include_pad", 1)) }
    _ = writer.add("AveragePool", node.inputs, attributes)
    return true
  }
}

/// One number of each map.
enum GlobalPoolingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? any GlobalPoolingLayer else { return false }
    let kind = type(of: layer).isAverage ? "GlobalAveragePool" : "GlobalMaxPool"
    let pooled = writer.add(kind, node.inputs, step: layer.keepsCells ? nil : "Pool")
    if !layer.keepsCells { _ = writer.add("Flatten", [pooled], [.integer("axis", 1)]) }
    return true
  }
}
