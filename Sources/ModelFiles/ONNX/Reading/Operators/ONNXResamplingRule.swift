import Engine
import Networks

/// Where the cells of a resizing operator come from.
struct ONNXResamplingRule {
  let rule: ResamplingRule

  /// Reads the mode, the coordinates and the rounding; refuses what would give other numbers than the layers here.
  init(_ call: ONNXCall, _ target: ONNXExtents) throws {
    for name in ["antialias", "exclude_outside"] { try call.require(name, 0) }
    let policy = try call.text("keep_aspect_ratio_policy") ?? "stretch"
    let mode = try call.text("mode") ?? "nearest"
    let names: [String: Interpolation] = ["nearest": .nearest, "linear": .bilinear, "bilinear": .bilinear]
    guard policy == "stretch", let interpolation = names[mode] else {
      let found = policy == "stretch" ? "mode \(mode.printable(limit: 16))" : "policy \(policy.printable(limit: 16))"
      throw call.refusal("is of the \(found); read are the modes nearest and linear, and the policy stretch")
    }
    let rounding = try Self.rounding(call, target)
    let coordinates = try Self.coordinates(call, interpolation, rounding, target)
    // Copies whose coordinates are not moved back by half a cell are those of the nearest middles.
    let isMoved = try call.text("coordinate_transformation_mode") == "tf_half_pixel_for_nn"
    rule =
      interpolation == .bilinear
      ? ResamplingRule(interpolation: .bilinear, coordinates: coordinates)
      : ResamplingRule(
        interpolation: .nearest, coordinates: coordinates, rounding: isMoved ? .roundPreferCeil : rounding)
  }

  /// Whether a whole factor along an axis does what upsampling does: copies of each cell, or cells between middles.
  func isUpsampling(by factor: Int) -> Bool {
    if factor == 1 { return true }
    guard rule.interpolation == .nearest, rule.coordinates != .alignCorners else {
      return rule.coordinates == .halfPixel
    }
    // What is true of the copies of one cell is true of those of all others; at both ends copies stay inside.
    let extent = 3
    return ResampledAxis(extent, to: extent * factor, rule).cells.enumerated().allSatisfy { $1.first == $0 / factor }
  }

  private static func coordinates(
    _ call: ONNXCall, _ interpolation: Interpolation, _ rounding: NearestRounding, _ target: ONNXExtents
  ) throws -> CellCoordinates {
    let name = try call.text("coordinate_transformation_mode") ?? (isNew(call) ? "half_pixel" : "asymmetric")
    switch name {
    case "half_pixel": return .halfPixel
    case "asymmetric": return .asymmetric
    case "align_corners": return .alignCorners
    case "tf_half_pixel_for_nn" where interpolation == .nearest && rounding == .floor: return .halfPixel
    case "pytorch_half_pixel":
      // Where one cell is left it is the first one, not the middle.
      let single = target.changed.filter { target.extents[$0] == 1 }
      if single.isEmpty { return .halfPixel }
      if single == target.changed { return .asymmetric }
      throw call.refusal("is pytorch_half_pixel and leaves one row or column; half_pixel is read")
    default:
      throw call.refusal(
        "has the coordinates \(name.printable(limit: 24)); read are half_pixel, pytorch_half_pixel, asymmetric, align_corners, "
          + "and tf_half_pixel_for_nn with nearest and floor")
    }
  }

  private static func rounding(_ call: ONNXCall, _ target: ONNXExtents) throws -> NearestRounding {
    guard isNew(call) else {
      // Before version 11, growing maps copy the cell before and shrinking ones the cell behind.
      let shrinks = target.changed.filter { target.scales[$0] < 1 }
      if shrinks.isEmpty { return .floor }
      let copies = try call.text("mode") ?? "nearest" == "nearest"
      if shrinks == target.changed || !copies { return .ceil }
      throw call.refusal("makes one axis larger and another smaller with copies, which is read from version 11 on")
    }
    let name = try call.text("nearest_mode") ?? NearestRounding.roundPreferFloor.rawValue
    guard let rounding = NearestRounding(rawValue: name) else {
      throw call.refusal(
        "has the nearest_mode \(name.printable(limit: 24)); ONNX knows "
          + NearestRounding.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return rounding
  }

  private static func isNew(_ call: ONNXCall) -> Bool { call.kind == "Resize" && call.version > 10 }
}
