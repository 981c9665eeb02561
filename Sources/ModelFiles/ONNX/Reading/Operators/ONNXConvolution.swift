import Networks
import Tensors

/// Convolutions of signals, maps and volumes; those with one group for each map are depthwise.
enum ONNXConvolution: ONNXOperator {
  static let operators = ["Conv": ONNXWindow.attributes.union(["group"])]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try reader.first(call.activation(), call)
    let axes = input.shape.rank - 1
    let kernel = try call.constant(1, "kernel")
    guard kernel.extents.count == axes + 2 else {
      throw call.refusal("has a kernel of \(kernel.extents.count) axes for maps of \(axes)")
    }
    let window = try ONNXWindow(call, axes: axes, size: Array(kernel.extents.dropFirst(2)))
    let (filters, groups) = (kernel.extents[0], try call.integer("group") ?? 1)
    guard (1...NetworkLimits.extent).contains(filters), groups > 0, filters % groups == 0,
      kernel.extents[1].multipliedReportingOverflow(by: groups) == (input.shape.channels, false)
    else {
      throw call.refusal("has a kernel of \(kernel.extents) in \(groups) groups for \(input.shape.channels) channels")
    }
    let bias = try call.optionalConstant(2, "bias")?.floats
    guard bias == nil || bias?.count == filters else { throw call.refusal("has another number of biases than filters") }
    let padding = window.padding(over: input.shape)
    let layer: any Layer
    var shape = window.size.dimensions + [kernel.extents[1], filters]
    // Rows, columns, channels, filters.
    let values = kernel.transposed(Array(2..<axes + 2) + [1, 0]).floats
    if axes == 2, groups > 1, kernel.extents[1] == 1 {
      // Each map has its filters one behind the other.
      shape = window.size.dimensions + [groups, filters / groups]
      layer = DepthwiseConv2D(
        kernelSize: window.size, strides: window.strides, padding: padding, depthMultiplier: filters / groups,
        dilation: window.dilation, useBias: bias != nil)
    } else {
      layer = Self.kind(axes).init(
        filters: filters, kernelSize: window.size, strides: window.strides, padding: padding,
        dilation: window.dilation, groups: groups, activation: nil, useBias: bias != nil)
    }
    return [
      .activation(
        try reader.add(
          layer, reading: [input], order: input.order, call,
          weights: [("kernel", Tensor(Shape(shape), values))] + (bias.map { [("bias", Tensor([filters], $0))] } ?? []),
          of: call.names(from: 1)))
    ]
  }

  private static func kind(_ axes: Int) -> any ConvolutionLayer.Type {
    axes == 1 ? Conv1D.self : axes == 2 ? Conv2D.self : Conv3D.self
  }
}
