import Engine
import Networks
import Tensors

/// Transposed convolutions of maps.
enum ONNXTransposedConvolution: ONNXOperator {
  static let operators = ["ConvTranspose": ONNXWindow.attributes.union(["group", "output_padding", "output_shape"])]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try reader.first(call.activation(), call)
    let kernel = try call.constant(1, "kernel")
    guard input.shape.isMaps, kernel.extents.count == 4 else {
      throw call.refusal("works on signals or volumes; transposed convolutions are read on maps of rows and columns")
    }
    let window = try ONNXWindow(call, axes: 2, size: Array(kernel.extents.dropFirst(2)))
    let (groups, own) = (try call.integer("group") ?? 1, kernel.extents[1])
    guard groups > 0, kernel.extents[0] == input.shape.channels, kernel.extents[0] % groups == 0,
      own > 0, let filters = NetworkLimits.product([own, groups], limit: NetworkLimits.extent)
    else {
      throw call.refusal("has a kernel of \(kernel.extents) in \(groups) groups for \(input.shape.channels) channels")
    }
    let bias = try call.optionalConstant(2, "bias")?.floats
    guard bias == nil || bias?.count == filters else { throw call.refusal("has another number of biases than filters") }
    var padding = try Self.padding(window, over: input.shape, call)
    var size = window.size
    var values = try Self.spread(
      kernel.transposed([2, 3, 1, 0]).floats, own: own, channels: kernel.extents[0], groups, call)
    if case .explicit(let borders) = padding, borders.contains(where: { $0.after < 0 }) {
      // Cells behind all windows: rows and columns of zeros in the kernel make windows that reach so far.
      let more = zip(borders, window.dilation.dimensions).map { max(0, -$0.after + $1 - 1) / $1 }
      (size, values) = try Self.grown(size, values, by: more, call)
      let ends = zip(borders, zip(more, window.dilation.dimensions)).map { $0.after + $1.0 * $1.1 }
      padding = .explicit(zip(borders, ends).map { Border(before: $0.before, after: $1) })
    }
    let layer = Conv2DTranspose(
      filters: filters, kernelSize: size, strides: window.strides, padding: padding, dilation: window.dilation,
      useBias: bias != nil)
    let tensor = Tensor(Shape(size.dimensions + [filters, kernel.extents[0]]), values)
    return [
      .activation(
        try reader.add(
          layer, reading: [input], order: input.order, call,
          weights: [("kernel", tensor)] + (bias.map { [("bias", Tensor([filters], $0))] } ?? []),
          of: call.names(from: 1)))
    ]
  }

  /// What is taken away at the border of the output.
  private static func padding(_ window: ONNXWindow, over maps: Shape, _ call: ONNXCall) throws -> Padding {
    let more = try call.integers("output_padding") ?? [0, 0]
    guard more.count == 2, more.allSatisfy({ (0...NetworkLimits.extent).contains($0) }) else {
      throw call.refusal("has output_padding = \(more), but needs two numbers that are not negative")
    }
    var borders = try ONNXWindow.borders(call, "pads", axes: 2) ?? [Border(), Border()]
    let rule = try call.text("auto_pad") ?? "NOTSET"
    var extents = rule.hasPrefix("SAME") ? zip(maps.cells, window.strides.dimensions).map { $0 * $1 } : nil
    if let wanted = try call.integers("output_shape"), wanted.count >= 2 { extents = Array(wanted.suffix(2)) }
    let plain = spreads(window, over: maps)
    if let extents {
      guard extents.allSatisfy({ (1...NetworkLimits.extent).contains($0) }) else {
        throw call.refusal("has an output_shape that cannot be")
      }
      borders = (0..<2).map { axis in
        let total = max(0, plain[axis].extent + more[axis] - extents[axis])
        let half = rule == "SAME_UPPER" ? total / 2 : total - total / 2
        return Border(before: half, after: plain[axis].extent + more[axis] - extents[axis] - half)
      }
    }
    for axis in 0..<2 { borders[axis].after -= more[axis] }
    // Without padding, cells behind the last window are kept where the steps are longer than the kernel.
    if zip(borders, plain).allSatisfy({ $0 == Border(after: -$1.beyond) }) { return .valid }
    return .explicit(borders)
  }

  /// Along each axis how many cells the windows reach over, and by how many steps are longer than a window.
  private static func spreads(_ window: ONNXWindow, over maps: Shape) -> [(extent: Int, beyond: Int)] {
    (0..<2).map { axis in
      let stride = window.strides.dimensions[axis]
      let reach = (window.size.dimensions[axis] - 1) * window.dilation.dimensions[axis] + 1
      return ((maps.cells[axis] - 1) * stride + reach, max(0, stride - reach))
    }
  }

  /// A kernel with more rows and columns, of zeros, at the end.
  private static func grown(
    _ size: Extents, _ values: [Float], by more: [Int], _ call: ONNXCall
  ) throws -> (Extents, [Float]) {
    let cell = values.count / size.count
    guard more.allSatisfy({ $0 <= 64 }), NetworkLimits.product([cell], limit: 1 << 20) != nil else {
      throw call.refusal("has an output_padding that reaches far beyond its windows")
    }
    let larger = Extents(rows: size.rows + more[0], columns: size.columns + more[1])
    var result: [Float] = []
    for row in 0..<larger.rows {
      for column in 0..<larger.columns {
        let place = (row * size.columns + column) * cell
        let isReal = row < size.rows && column < size.columns
        result += isReal ? Array(values[place..<place + cell]) : Array(repeating: 0, count: cell)
      }
    }
    return (larger, result)
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
