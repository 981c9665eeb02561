import Engine
import Networks
import Tensors

/// Maps of other extents; of signals and volumes larger ones, by whole factors.
enum ONNXResizing: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "Upsample": ["mode", "scales"],
    "Resize": [
      "mode", "coordinate_transformation_mode", "nearest_mode", "cubic_coeff_a", "exclude_outside",
      "extrapolation_value",
      "antialias", "axes", "keep_aspect_ratio_policy",
    ],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    var input = try call.activation()
    let target = try ONNXExtents(call, resizing: [reader.batch] + input.extents)
    let changed = target.changed
    guard !changed.isEmpty else { return [.activation(input)] }
    guard !changed.contains(0) else { throw call.refusal("makes more or fewer examples, which is not read") }
    let rule = try ONNXResamplingRule(call, target)
    input = try reader.cells(at: changed.map { $0 - 1 }, input, call)
    // The places of the layer's axes in ONNX's order.
    let places = (1..<input.shape.rank).compactMap { axis in input.order.firstIndex(of: axis).map { $0 + 1 } }
    let layer = try copying(target, rule, places) ?? resizing(target, rule, places, input.shape, call)
    return [.activation(try reader.addSettled(layer, reading: input, call))]
  }

  /// The layer that makes maps larger by whole factors, if that is what the rule does.
  private static func copying(_ target: ONNXExtents, _ rule: ONNXResamplingRule, _ places: [Int]) -> (any Layer)? {
    let factors = places.compactMap { target.factor($0) }
    guard factors.count == places.count, factors.allSatisfy(rule.isUpsampling) else { return nil }
    let size = Extents(factors)
    switch (factors.count, rule.rule.interpolation) {
    case (2, let interpolation): return UpSampling2D(size: size, interpolation: interpolation)
    case (1, .nearest): return UpSampling1D(size: size)
    case (3, .nearest): return UpSampling3D(size: size)
    default: return nil
    }
  }

  /// The layer that makes maps of any extents.
  private static func resizing(
    _ target: ONNXExtents, _ rule: ONNXResamplingRule, _ places: [Int], _ input: Shape, _ call: ONNXCall
  ) throws -> any Layer {
    guard places.count == 2 else {
      throw call.refusal(
        "resizes signals or volumes; those are made larger by whole factors with copies, and maps of rows and columns "
          + "to any size")
    }
    let size = Extents(places.map { target.extents[$0] })
    let simple = Resizing(size: size, rule: rule.rule)
    guard rule.rule.coordinates != .alignCorners else { return simple }
    let scales = places.map { target.scales[$0] }
    let exact = Resizing(size: size, rule: rule.rule, scale: scales.map(\.shortestDouble))
    if rule.rule.interpolation == .bilinear {
      let ratios = places.map { Float(target.extents[$0]) / Float(target.original[$0]) }
      return ratios == scales ? simple : exact
    }
    // The scale is kept where it decides which of two equally near cells is copied.
    return simple.resampledAxes(input.cells) == exact.resampledAxes(input.cells) ? simple : exact
  }
}
