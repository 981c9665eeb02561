import Engine
import Tensors

/// The same in Keras and PyTorch, of whose functions each knows some of the rules.
extension Resizing {
  /// Whether Keras's layer of this name does the same.
  public var isKeras: Bool {
    scale == nil && rule == ResamplingRule(interpolation: interpolation)
  }

  /// The arguments that Keras knows.
  var kerasArguments: [LayerArgument] {
    [
      LayerArgument("height", .integer(size.rows), positional: true),
      LayerArgument("width", .integer(size.columns), positional: true),
    ] + (interpolation == .bilinear ? [] : [LayerArgument("interpolation", .text(interpolation.rawValue))])
  }

  /// The layer of the same name, or a function of TensorFlow's in a layer.
  public func keras(_ inputs: [Shape]) -> KerasLayer {
    if isKeras { return KerasLayer(Self.kind, kerasArguments) }
    let aligns = rule.coordinates == .alignCorners
    let options = "size=\(size.pair)" + (aligns ? ", align_corners=True" : "")
    switch (interpolation, rule.coordinates, rule.rounding) {
    case (.nearest, .asymmetric, .floor) where scale == nil, (.nearest, .alignCorners, .roundPreferCeil):
      return KerasLayer(function: "lambda x: tf.raw_ops.ResizeNearestNeighbor(images=x, \(options))")
    case (.nearest, _, _):
      let (rows, columns) = places(inputs[0])
      return KerasLayer(function: "lambda x: tf.gather(tf.gather(x, \(rows), axis=1), \(columns), axis=2)")
    case (.bilinear, _, _):
      guard let scale else {
        return KerasLayer(function: "lambda x: tf.raw_ops.ResizeBilinear(images=x, \(options))")
      }
      // The function lays middles on middles; moved by this much, edges lie on edges.
      let moves = scale.map { rule.coordinates == .asymmetric ? 0.5 - 0.5 * $0 : 0 }
      return KerasLayer(
        function: "lambda x: tf.raw_ops.ScaleAndTranslate(images=x, size=\(size.pair), scale=\(Self.pair(scale)), "
          + "translation=\(Self.pair(moves)), kernel_type=\"triangle\", antialias=False)")
    }
  }

  /// `F.interpolate`, or where it does not know the rule, the rows and columns themselves, or points between them.
  public func pytorch(_ inputs: [Shape]) -> PyTorchLayer {
    let target = scale.map { "scale_factor=\(Self.pair($0))" } ?? "size=\(size.pair)"
    switch (interpolation, rule.coordinates, rule.rounding) {
    case (.nearest, .asymmetric, .floor) where scale == nil: return interpolate(target, "\"nearest\"")
    case (.nearest, .halfPixel, .roundPreferCeil) where scale == nil: return interpolate(target, "\"nearest-exact\"")
    case (.nearest, _, _):
      let (rows, columns) = places(inputs[0])
      return PyTorchLayer(forward: "{x}[:, :, \(rows)][:, :, :, \(columns)]")
    case (.bilinear, .halfPixel, _) where isRoundedDown(inputs[0]):
      return interpolate(target, "\"bilinear\", align_corners=False")
    case (.bilinear, .alignCorners, _): return interpolate(target, "\"bilinear\", align_corners=True")
    case (.bilinear, _, _): return sampled(inputs[0])
    }
  }

  private func interpolate(_ target: String, _ mode: String) -> PyTorchLayer {
    PyTorchLayer(forward: "F.interpolate({x}, \(target), mode=\(mode))")
  }

  /// Whether the extents are those that the scale makes, to its last digit.
  private func isRoundedDown(_ input: Shape) -> Bool {
    zip(scale ?? [], zip(input.cells, size.dimensions)).allSatisfy { Int(Double($1.0) * $0) == $1.1 }
  }

  /// Points that lie as the rule says, in PyTorch's coordinates, where the middles of the outermost cells are -1 and 1.
  private func sampled(_ input: Shape) -> PyTorchLayer {
    let spans = [1, 0].map { axis -> (factor: Double, middle: Double) in
      let (old, new) = (Double(input.cells[axis]), Double(size.dimensions[axis]))
      guard old > 1 else { return (0, 0) }
      let step = 1 / (scale?[axis] ?? new / old)
      let first = rule.coordinates == .halfPixel ? 0.5 * step - 0.5 : 0
      let factor = step * (new - 1) / (old - 1)
      return (factor, factor + 2 * first / (old - 1) - 1)
    }
    let corner = "[[\(spans[0].factor), 0, \(spans[0].middle)], [0, \(spans[1].factor), \(spans[1].middle)]]"
    let grid =
      "F.affine_grid({x}.new_tensor(\(corner)).expand(len({x}), 2, 3), "
      + "(len({x}), \(input.channels), \(size.rows), \(size.columns)), align_corners=True)"
    return PyTorchLayer(
      forward: "F.grid_sample({x}, \(grid), padding_mode=\"border\", align_corners=True)")
  }

  /// The rows and columns that copies are taken of, as lists in Python.
  private func places(_ input: Shape) -> (rows: String, columns: String) {
    let lists = resampledAxes(input.cells).map { "\($0.cells.map(\.first))" }
    return (lists[0], lists[1])
  }

  private static func pair(_ numbers: [Double]) -> String { "(\(numbers[0]), \(numbers[1]))" }
}

extension Extents {
  /// Rows and columns in Python.
  fileprivate var pair: String { "(\(rows), \(columns))" }
}
