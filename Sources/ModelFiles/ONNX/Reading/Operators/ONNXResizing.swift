import Engine
import Networks
import Tensors

/// Larger maps, by whole factors.
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
    let factors = try factors(call, of: [reader.batch] + input.extents)
    let mode = try call.text("mode") ?? "nearest"
    guard factors.contains(where: { $0 > 1 }) else { return [.activation(input)] }
    try check(mode, factors, call)
    let places = factors.indices.filter { factors[$0] > 1 }
    guard !places.contains(0) else { throw call.refusal("multiplies the examples, which is not read") }
    input = try reader.cells(at: places.map { $0 - 1 }, input, call)
    var size = Array(repeating: 1, count: input.shape.rank - 1)
    for place in places { size[input.order[place - 1] - 1] = factors[place] }
    let layer: any Layer
    switch (size.count, mode) {
    case (2, "nearest"): layer = UpSampling2D(size: Extents(size))
    case (2, _): layer = UpSampling2D(size: Extents(size), interpolation: .bilinear)
    case (1, "nearest"): layer = UpSampling1D(size: Extents(size))
    case (_, "nearest"): layer = UpSampling3D(size: Extents(size))
    default: throw call.refusal("interpolates signals or volumes; maps of rows and columns are interpolated")
    }
    return [.activation(try reader.addSettled(layer, reading: input, call))]
  }

  /// A whole factor for each axis, that of the examples too.
  private static func factors(_ call: ONNXCall, of extents: [Int]) throws -> [Int] {
    let isNew = call.kind == "Resize" && call.version > 10
    let axes = try call.integers("axes")?.map { $0 < 0 ? $0 &+ extents.count : $0 } ?? Array(extents.indices)
    guard axes.allSatisfy(extents.indices.contains) else { throw call.refusal("names axes that cannot be") }
    var result = extents.map { _ in 1 }
    let given = try call.numbers("scales") ?? call.optionalConstant(isNew ? 2 : 1, "scales")?.floats ?? []
    if given.count == axes.count {
      for (axis, factor) in zip(axes, given) {
        guard factor >= 1, factor <= Float(NetworkLimits.extent), factor == factor.rounded() else {
          throw call.refusal("makes maps larger or smaller by \(factor); whole factors are read")
        }
        result[axis] = Int(factor)
      }
      return result
    }
    guard isNew, let sizes = try call.optionalIntegers(3, "sizes"), sizes.count == axes.count else {
      throw call.refusal("lacks its scales")
    }
    for (axis, size) in zip(axes, sizes) {
      guard size > 0, size % extents[axis] == 0 else {
        throw call.refusal("makes \(size) cells of \(extents[axis]); whole factors are read")
      }
      result[axis] = size / extents[axis]
    }
    return result
  }

  /// Refuses what would give other numbers than the layers here.
  private static func check(_ mode: String, _ factors: [Int], _ call: ONNXCall) throws {
    for name in ["antialias", "exclude_outside"] { try call.require(name, 0) }
    let policy = try call.text("keep_aspect_ratio_policy") ?? "stretch"
    // Upsampling, and Resize in version 10, go from a cell's edge; later versions unless told otherwise from its middle.
    let isNew = call.kind == "Resize" && call.version > 10
    let standard = isNew ? "half_pixel" : "asymmetric"
    let transformation = try call.text("coordinate_transformation_mode") ?? standard
    let rounding = try call.text("nearest_mode") ?? (isNew ? "round_prefer_floor" : "floor")
    switch mode {
    case _ where policy != "stretch": break
    case "nearest" where factors.allSatisfy({ copies(by: $0, transformation, rounding) }): return
    case "linear" where ["half_pixel", "pytorch_half_pixel"].contains(transformation): return
    case "bilinear" where ["half_pixel", "pytorch_half_pixel"].contains(transformation): return
    default: break
    }
    throw call.refusal(
      "is of the mode \(mode.printable(limit: 16)), \(transformation.printable(limit: 24)), "
        + "\(rounding.printable(limit: 20)); read are nearest that copies each cell, and linear with half_pixel")
  }

  /// Whether the nearest cell is always the one that a copy of each cell by a factor would have there.
  private static func copies(by factor: Int, _ transformation: String, _ rounding: String) -> Bool {
    guard factor > 1 else { return true }
    // What is true of the copies of one cell is true of those of all others.
    return (0..<factor).allSatisfy { place in
      let position: Double
      switch transformation {
      case "asymmetric": position = Double(place) / Double(factor) + 1
      case "half_pixel", "pytorch_half_pixel": position = (Double(place) + 0.5) / Double(factor) + 0.5
      default: return false
      }
      switch rounding {
      case "floor": return position.rounded(.down) == 1
      case "ceil": return position.rounded(.up) == 1
      case "round_prefer_floor": return (position - 0.5).rounded(.up) == 1
      case "round_prefer_ceil": return (position + 0.5).rounded(.down) == 1
      default: return false
      }
    }
  }
}
