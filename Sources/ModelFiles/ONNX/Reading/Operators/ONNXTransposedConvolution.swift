import Engine
import Networks
import Tensors

/// Transposed convolutions of maps.
enum ONNXTransposedConvolution: ONNXOperator {
  static let operators = ["ConvTranspose": ONNXWindow.attributes.union(["group", "output_padding", "output_shape"])]

  /// Fewer than none behind are cells that are put there, as tf2onnx says it.
  private static let leastBehind = -NetworkLimits.extent

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try reader.first(call.activation(), call)
    let kernel = try call.constant(1, "kernel")
    guard input.shape.isMaps, kernel.extents.count == 4 else {
      throw call.refusal("works on signals or volumes; transposed convolutions are read on maps of rows and columns")
    }
    let window = try ONNXWindow(call, axes: 2, size: Array(kernel.extents.dropFirst(2)), least: leastBehind)
    let (groups, own) = (try call.integer("group") ?? 1, kernel.extents[1])
    guard groups > 0, kernel.extents[0] == input.shape.channels, kernel.extents[0] % groups == 0,
      own > 0, let filters = NetworkLimits.product([own, groups], limit: NetworkLimits.extent)
    else {
      throw call.refusal("has a kernel of \(kernel.extents) in \(groups) groups for \(input.shape.channels) channels")
    }
    let bias = try call.optionalConstant(2, "bias")?.floats
    guard bias == nil || bias?.count == filters else { throw call.refusal("has another number of biases than filters") }
    let (padding, more) = try padding(window, over: input.shape, call)
    let layer = Conv2DTranspose(
      filters: filters, kernelSize: window.size, strides: window.strides, padding: padding, outputPadding: more,
      dilation: window.dilation, useBias: bias != nil)
    let values = try spread(
      kernel.transposed([2, 3, 1, 0]).floats, own: own, channels: kernel.extents[0], groups, call)
    let tensor = Tensor(Shape(window.size.dimensions + [filters, kernel.extents[0]]), values)
    return [
      .activation(
        try reader.add(
          layer, reading: [input], order: input.order, call,
          weights: [("kernel", tensor)] + (bias.map { [("bias", Tensor([filters], $0))] } ?? []),
          of: call.names(from: 1)))
    ]
  }

  /// What is taken away at the border of the output, and how many cells are put behind it.
  private static func padding(
    _ window: ONNXWindow, over maps: Shape, _ call: ONNXCall
  ) throws -> (padding: Padding, more: [Int]?) {
    let more = try call.integers("output_padding") ?? [0, 0]
    guard more.count == 2, more.allSatisfy({ (0...NetworkLimits.extent).contains($0) }) else {
      throw call.refusal("has output_padding = \(more), but needs two numbers that are not negative")
    }
    var borders = try ONNXWindow.borders(call, "pads", axes: 2, least: leastBehind) ?? [Border(), Border()]
    let rule = try call.text("auto_pad") ?? "NOTSET"
    var extents = rule.hasPrefix("SAME") ? zip(maps.cells, window.strides.dimensions).map { $0 * $1 } : nil
    if let wanted = try call.integers("output_shape"), wanted.count >= 2 { extents = Array(wanted.suffix(2)) }
    let spreads = spreads(window, over: maps)
    if let extents {
      guard extents.allSatisfy({ (1...NetworkLimits.extent).contains($0) }) else {
        throw call.refusal("has an output_shape that cannot be")
      }
      borders = (0..<2).map { axis in
        let total = max(0, spreads[axis] + more[axis] - extents[axis])
        let half = rule == "SAME_UPPER" ? total / 2 : total - total / 2
        return Border(before: half, after: spreads[axis] + more[axis] - extents[axis] - half)
      }
    }
    // What is missing is put behind.
    let missing = borders.map { max(0, -$0.after) }
    let taken = borders.map { Border(before: $0.before, after: max(0, $0.after)) }
    let given = zip(more, missing).map { $0 + $1 }
    // Without a number Keras puts cells behind where steps are longer than the kernel.
    let isPlain = given == [0, 0] && (!taken.addNothing || window.strides.dimensions.max() ?? 1 == 1)
    return (taken.addNothing ? .valid : .explicit(taken), isPlain ? nil : given)
  }

  /// Along each axis how many cells the windows reach over.
  private static func spreads(_ window: ONNXWindow, over maps: Shape) -> [Int] {
    (0..<2).map { axis in
      let reach = (window.size.dimensions[axis] - 1) * window.dilation.dimensions[axis] + 1
      return (maps.cells[axis] - 1) * window.strides.dimensions[axis] + reach
    }
  }

  /// A kernel without groups: where a filter does not see a channel, its weights are zero.
  private static func spread(
    _ values: [Float], own: Int, channels: Int, _ groups: Int, _ call: ONNXCall
  ) throws -> [Float] {
    guard groups > 1 else { return values }
    let cells = values.count / max(1, own * channels)
    guard NetworkLimits.product([cells, own, groups, channels], limit: NetworkLimits.parameters) != nil else {
      throw call.refusal("has too many groups")
    }
    var result = Array(repeating: Float(0), count: cells * own * groups * channels)
    for cell in 0..<cells {
      for filter in 0..<own {
        for channel in 0..<channels {
          let place = channel / (channels / groups) * own + filter
          result[(cell * own * groups + place) * channels + channel] =
            values[(cell * own + filter) * channels + channel]
        }
      }
    }
    return result
  }
}
