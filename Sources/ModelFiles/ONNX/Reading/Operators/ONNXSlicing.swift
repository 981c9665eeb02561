import Engine
import Networks
import Tensors

/// Parts of a value: a slice along some axes, or several one behind the other along one.
enum ONNXSlicing: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "Slice": ["starts", "ends", "axes"], "Split": ["axis", "split", "num_outputs"],
  ]

  /// A part of an axis.
  struct Part {
    let axis, start, count: Int
    var step = 1
  }

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard let first = call.inputs.first, let value = first else { throw call.refusal("reads nothing") }
    let old: [Int]
    switch value {
    case .constant(let array): old = array.extents
    case .activation(let activation): old = [reader.batch] + activation.extents
    }
    let isSlice = call.kind == "Slice"
    let parts = try isSlice ? [slices(of: old, call)] : pieces(of: old, call).map { [$0] }
    return try parts.enumerated().map { place, parts in
      switch value {
      case .constant(let array): return .constant(array.part(parts))
      case .activation(let activation):
        let ending = isSlice ? nil : "\(place)"
        return .activation(try part(parts, of: activation, call, &reader, ending: ending))
      }
    }
  }

  /// A part of what a layer gives.
  static func part(
    _ parts: [Part], of value: ONNXActivation, _ call: ONNXCall, _ reader: inout ONNXReader, ending: String? = nil
  ) throws -> ONNXActivation {
    let extents = [reader.batch] + value.extents
    let real = parts.filter { $0.start != 0 || $0.count != extents[$0.axis] || $0.step != 1 }
    guard !real.isEmpty else { return value }
    guard real.allSatisfy({ $0.axis > 0 }) else { throw call.refusal("takes some of the examples, which is not read") }
    guard real.allSatisfy({ $0.step == 1 && $0.count > 0 }) else {
      throw call.refusal("takes no cells, or goes in steps, which is not read")
    }
    if value.order.count == 1 {
      // A vector is cut as a signal of one channel.
      let signal = try reader.reshape(value, to: [1, extents[1]], call, ending: "signal")
      let moved = real.map { Part(axis: 2, start: $0.start, count: $0.count) }
      let cut = try part(moved, of: signal, call, &reader, ending: "cut")
      return try reader.reshape(cut, to: [real[0].count], call, ending: ending)
    }
    let input = try reader.cells(at: real.map { $0.axis - 1 }, value, call)
    var borders = Array(repeating: Border(), count: input.shape.rank - 1)
    for part in real {
      borders[input.order[part.axis - 1] - 1] = Border(
        before: part.start, after: extents[part.axis] - part.start - part.count)
    }
    return try reader.addSettled(Cropping.named(borders), reading: input, call, ending: ending)
  }

  private static func slices(of old: [Int], _ call: ONNXCall) throws -> [Part] {
    guard let starts = try call.integers("starts") ?? call.optionalIntegers(1, "starts"),
      let ends = try call.integers("ends") ?? call.optionalIntegers(2, "ends")
    else { throw call.refusal("lacks its starts and ends") }
    let axes = try call.integers("axes") ?? call.optionalIntegers(3, "axes") ?? Array(starts.indices)
    let steps = try call.optionalIntegers(4, "steps") ?? starts.map { _ in 1 }
    guard [ends.count, axes.count, steps.count].allSatisfy({ $0 == starts.count }) else {
      throw call.refusal("has lists of different lengths")
    }
    return try starts.indices.map { place in
      let axis = axes[place] < 0 ? axes[place] &+ old.count : axes[place]
      guard old.indices.contains(axis), steps[place] != 0, steps[place] != .min else {
        throw call.refusal("names axis \(axes[place]) of \(old.count)")
      }
      let step = steps[place]
      let (start, end) = range(starts[place], ends[place], step: step, extent: old[axis])
      let distance = step > 0 ? end - start : start - end
      let count = distance > 0 ? (distance - 1) / abs(step) + 1 : 0
      return Part(axis: axis, start: start, count: count, step: count > 1 ? step : 1)
    }
  }

  /// Start and end within an axis; negative ones are counted from its end.
  private static func range(_ start: Int, _ end: Int, step: Int, extent: Int) -> (start: Int, end: Int) {
    let (first, last) = (start < 0 ? start &+ extent : start, end < 0 ? end &+ extent : end)
    if step > 0 { return (min(max(first, 0), extent), min(max(last, 0), extent)) }
    return (min(max(first, 0), extent - 1), min(max(last, -1), extent - 1))
  }

  private static func pieces(of old: [Int], _ call: ONNXCall) throws -> [Part] {
    let given = try call.integer("axis") ?? 0
    let axis = given < 0 ? given &+ old.count : given
    let count = call.node.output.count
    guard old.indices.contains(axis), count > 0 else { throw call.refusal("names axis \(given) of \(old.count)") }
    let size = (old[axis] + count - 1) / count
    let sizes =
      try call.integers("split") ?? call.optionalIntegers(1, "split")
      ?? (0..<count).map { max(0, min(size, old[axis] - $0 * size)) }
    guard sizes.count == count, sizes.allSatisfy({ (0...old[axis]).contains($0) }), sizes.reduce(0, +) == old[axis]
    else {
      throw call.refusal("cuts \(old[axis]) cells into parts of \(sizes)")
    }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return Part(axis: axis, start: start, count: size)
    }
  }
}

extension ONNXArray {
  /// A part along some axes; every part lies within its axis.
  func part(_ parts: [ONNXSlicing.Part]) -> ONNXArray {
    var (extents, steps, start) = (self.extents, Self.strides(self.extents), 0)
    for part in parts {
      extents[part.axis] = part.count
      start += part.start * steps[part.axis]
      steps[part.axis] *= part.step
    }
    switch content {
    case .floats(let values): return ONNXArray(extents, .floats(Self.strided(values, extents, steps, from: start)))
    case .integers(let values): return ONNXArray(extents, .integers(Self.strided(values, extents, steps, from: start)))
    }
  }
}
