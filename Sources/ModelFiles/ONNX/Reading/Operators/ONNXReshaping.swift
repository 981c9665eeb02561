import Networks
import Tensors

/// The same values under another shape.
enum ONNXReshaping: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "Reshape": ["allowzero"], "Flatten": ["axis"], "Squeeze": ["axes"], "Unsqueeze": ["axes"],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard let first = call.inputs.first, let value = first else { throw call.refusal("reads nothing") }
    switch value {
    case .constant(let array):
      let target = try extents(of: array.extents, call)
      guard ONNXArray.count(of: target) == array.count else {
        throw call.refusal("cannot cut \(array.count) values into the shape \(target)")
      }
      return [.constant(array.reshaped(target))]
    case .activation(let value):
      let whole = [reader.batch] + value.extents
      let target = try extents(of: whole, call)
      guard target.count > 1, target[0] == reader.batch,
        let count = ONNXArray.count(of: whole), ONNXArray.count(of: target) == count
      else {
        throw call.refusal(
          "makes of \(whole) the shape \(target), which mixes the examples or has another number of values")
      }
      let extents = Array(target.dropFirst())
      if let repeated = try ONNXRepetition.joined(value, to: extents, call, &reader) { return [.activation(repeated)] }
      let result = try reader.reshape(value, to: extents, call)
      ONNXRepetition.note(result, of: value, &reader)
      return [.activation(result)]
    }
  }

  /// The new extents, with the batch.
  private static func extents(of old: [Int], _ call: ONNXCall) throws -> [Int] {
    switch call.kind {
    case "Reshape": return try reshaped(old, call)
    case "Flatten":
      let axis = try call.integer("axis") ?? 1
      let place = axis < 0 ? axis &+ old.count : axis
      guard (0...old.count).contains(place) else { throw call.refusal("names axis \(axis) of \(old.count)") }
      guard ONNXArray.count(of: old) != nil else { throw call.refusal("reads a shape that is too large") }
      return [old[..<place].reduce(1, *), old[place...].reduce(1, *)]
    case "Squeeze":
      guard let axes = try axes(call) else {
        // Without axes it takes all of one cell; that of the examples has as many as are given.
        return call.constants == nil
          ? Array(old.prefix(1)) + old.dropFirst().filter { $0 != 1 } : old.filter { $0 != 1 }
      }
      let places = Set(axes.map { $0 < 0 ? $0 &+ old.count : $0 })
      guard places.allSatisfy({ old.indices.contains($0) && old[$0] == 1 }) else {
        throw call.refusal("takes axes away that have more than one cell")
      }
      return old.indices.filter { !places.contains($0) }.map { old[$0] }
    default:
      guard let axes = try axes(call) else { throw call.refusal("lacks its axes") }
      let rank = old.count + axes.count
      let places = Set(axes.map { $0 < 0 ? $0 &+ rank : $0 })
      guard places.count == axes.count, rank <= 64, places.allSatisfy({ (0..<rank).contains($0) }) else {
        throw call.refusal("names axes that cannot be")
      }
      var rest = old[...]
      return (0..<rank).map { places.contains($0) ? 1 : rest.popFirst() ?? 1 }
    }
  }

  /// Of older versions an attribute, of newer ones an input.
  private static func axes(_ call: ONNXCall) throws -> [Int]? {
    try call.integers("axes") ?? call.optionalIntegers(1, "axes")
  }

  private static func reshaped(_ old: [Int], _ call: ONNXCall) throws -> [Int] {
    guard let wanted = try call.optionalIntegers(1, "shape") else { throw call.refusal("lacks its shape") }
    let keepsZeros = try call.integer("allowzero") ?? 0 != 0
    var result = try wanted.enumerated().map { place, extent in
      guard extent == 0, !keepsZeros else { return extent }
      guard place < old.count else { throw call.refusal("keeps an axis that its input does not have") }
      return old[place]
    }
    let open = result.indices.filter { result[$0] == -1 }
    guard open.count < 2, result.allSatisfy({ $0 >= -1 }) else { throw call.refusal("has the shape \(wanted)") }
    if let place = open.first {
      let rest = result.filter { $0 != -1 }
      guard let known = ONNXArray.count(of: rest), known > 0, let all = ONNXArray.count(of: old), all % known == 0
      else { throw call.refusal("cannot cut the shape \(old) into \(wanted)") }
      result[place] = all / known
    }
    return result
  }
}

/// Axes in another order.
enum ONNXTransposition: ONNXOperator {
  static let operators: [String: Set<String>] = ["Transpose": ["perm"]]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard let first = call.inputs.first, let value = first else { throw call.refusal("reads nothing") }
    let rank: Int
    switch value {
    case .constant(let array): rank = array.extents.count
    case .activation(let activation): rank = activation.order.count + 1
    }
    let order = try call.integers("perm") ?? Array((0..<rank).reversed())
    guard order.sorted() == Array(0..<rank) else { throw call.refusal("has perm = \(order) for \(rank) axes") }
    switch value {
    case .constant(let array): return [.constant(array.transposed(order))]
    case .activation(let activation):
      guard order[0] == 0 else { throw call.refusal("moves the axis of the examples, which is not read") }
      // No layer: whoever needs the axes in another order puts them so.
      return [
        .activation(
          ONNXActivation(
            activation.name, activation.shape, order: order.dropFirst().map { activation.order[$0 - 1] }))
      ]
    }
  }
}
