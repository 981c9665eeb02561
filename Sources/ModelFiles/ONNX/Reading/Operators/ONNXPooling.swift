import Engine
import Networks
import Tensors

/// The largest value or the mean of windows.
enum ONNXPooling: ONNXOperator {
  static let operators = [
    "MaxPool": ONNXWindow.attributes.union(["ceil_mode", "storage_order"]),
    "AveragePool": ONNXWindow.attributes.union(["ceil_mode", "count_include_pad"]),
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    var input = try reader.first(call.activation(), call)
    let axes = input.shape.rank - 1
    let window = try ONNXWindow(call, axes: axes)
    guard call.has("kernel_shape") else { throw call.refusal("lacks its kernel_shape") }
    guard window.dilation.isOne else { throw call.refusal("has gaps in its windows (dilations), which are not read") }
    let isAverage = call.kind == "AveragePool"
    var countsPadding = try call.integer("count_include_pad") ?? 0 != 0
    var padding = window.padding(over: input.shape)
    if try call.integer("ceil_mode") ?? 0 != 0 {
      let borders = window.borders(over: input.shape)
      let more = roundedUp(window, borders, over: input.shape)
      if more != borders {
        padding = .explicit(more)
        if isAverage, countsPadding {
          // Cells beyond the padding do not count, those of the padding do.
          if !borders.addNothing {
            input = try reader.add(
              ZeroPadding.named(borders), reading: [input], order: input.order, call, ending: "padding")
          }
          padding = .explicit(zip(more, borders).map { Border(after: $0.after - $1.after) })
          countsPadding = false
        }
      }
    }
    let layer: any Layer
    if isAverage {
      let kind: any AveragePoolingLayer.Type =
        axes == 1 ? AveragePooling1D.self : axes == 2 ? AveragePooling2D.self : AveragePooling3D.self
      layer = kind.init(
        poolSize: window.size, strides: window.strides, padding: padding,
        countsPadding: countsPadding && padding != .valid)
    } else {
      let kind: any MaxPoolingLayer.Type =
        axes == 1 ? MaxPooling1D.self : axes == 2 ? MaxPooling2D.self : MaxPooling3D.self
      layer = kind.init(poolSize: window.size, strides: window.strides, padding: padding)
    }
    return [.activation(try reader.add(layer, reading: [input], order: input.order, call))]
  }

  /// Padding with which as many windows fit as where the number of windows is rounded up; none begins behind the maps.
  private static func roundedUp(_ window: ONNXWindow, _ borders: [Border], over maps: Shape) -> [Border] {
    borders.enumerated().map { axis, border in
      let (size, stride) = (window.size.dimensions[axis], window.strides.dimensions[axis])
      let extent = maps.cells[axis]
      let space = extent + border.total - size
      guard space >= 0 else { return border }
      var steps = (space + stride - 1) / stride
      if steps * stride >= extent + border.before { steps -= 1 }
      let after = steps * stride + size - extent - border.before
      return Border(before: border.before, after: max(border.after, after))
    }
  }
}

/// The padding layer for as many axes as there are borders.
enum ZeroPadding {
  static func named(_ borders: [Border]) -> any Layer {
    switch borders.count {
    case 1: ZeroPadding1D(padding: borders)
    case 2: ZeroPadding2D(padding: borders)
    default: ZeroPadding3D(padding: borders)
    }
  }
}
