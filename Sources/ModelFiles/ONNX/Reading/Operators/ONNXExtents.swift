import Networks

/// The extents that a resizing operator makes, and by which factors, of all axes and the examples too.
struct ONNXExtents {
  /// What there was, and what there will be.
  let original, extents: [Int]
  /// The factors that say where cells lie; they need not be the ratios of the extents, which are rounded down.
  let scales: [Float]

  init(_ call: ONNXCall, resizing original: [Int]) throws {
    let isNew = call.kind == "Resize" && call.version > 10
    let axes = try call.integers("axes")?.map { $0 < 0 ? $0 &+ original.count : $0 } ?? Array(original.indices)
    guard axes.allSatisfy(original.indices.contains) else { throw call.refusal("names axes that cannot be") }
    var (extents, scales) = (original, original.map { _ in Float(1) })
    let given = try call.numbers("scales") ?? call.optionalConstant(isNew ? 2 : 1, "scales")?.floats ?? []
    if given.count == axes.count {
      for (axis, scale) in zip(axes, given) {
        let extent = Float(original[axis]) * scale
        guard scale > 0, extent >= 1, extent <= Float(NetworkLimits.extent) else {
          throw call.refusal(
            "makes \(original[axis]) cells larger or smaller by \(scale), which leaves none or too many")
        }
        (extents[axis], scales[axis]) = (Int(extent), scale)
      }
    } else {
      guard isNew, let sizes = try call.optionalIntegers(3, "sizes"), sizes.count == axes.count else {
        throw call.refusal("lacks its scales")
      }
      for (axis, size) in zip(axes, sizes) {
        guard (1...NetworkLimits.extent).contains(size) else {
          throw call.refusal("makes \(size) cells of \(original[axis]), which is none or too many")
        }
        (extents[axis], scales[axis]) = (size, Float(size) / Float(original[axis]))
      }
    }
    (self.original, self.extents, self.scales) = (original, extents, scales)
  }

  /// The axes that are not left as they are.
  var changed: [Int] { original.indices.filter { scales[$0] != 1 } }

  /// The factor by which an axis grows, if it is a whole one.
  func factor(_ axis: Int) -> Int? {
    let factor = extents[axis] / original[axis]
    return factor > 0 && Float(factor) == scales[axis] && extents[axis] == factor * original[axis] ? factor : nil
  }
}
