import Networks
import Tensors

/// Several values of one shape joined cell by cell.
enum ONNXCombination: ONNXOperator {
  static let operators: [String: Set<String>] = ["Sum": [], "Mean": [], "Max": [], "Min": []]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    if ["Max", "Min"].contains(call.kind), let (value, bound) = pair(call) {
      let isLow = call.kind == "Max"
      return [.activation(try ONNXClipping.bounded(value, isLow ? bound : nil, isLow ? nil : bound, call, &reader))]
    }
    if let arrays = call.constants, arrays.count == 2, call.kind != "Mean" {
      let (one, other) = (arrays[0], arrays[1])
      let (extents, values) = try one.combined(with: other, one.floats, other.floats, call) {
        call.kind == "Sum" ? $0 + $1 : call.kind == "Max" ? max($0, $1) : min($0, $1)
      }
      let isWhole = one.integers != nil && other.integers != nil
      guard !isWhole || values.allSatisfy({ abs($0) < 0x1p24 }) else {
        throw call.refusal("computes numbers that are too large")
      }
      return [.constant(ONNXArray(extents, isWhole ? .integers(values.map { Int($0) }) : .floats(values)))]
    }
    let values = try call.inputs.indices.map { try call.activation($0) }
    guard values.count > 1 else { return values.map { .activation($0) } }
    let layers: [String: any Layer] = ["Sum": Add(), "Mean": Average(), "Max": Maximum(), "Min": Minimum()]
    guard let layer = layers[call.kind] else { return [] }
    return [.activation(try joined(values, by: layer, call, &reader))]
  }

  /// What a layer computes beside one number.
  private static func pair(_ call: ONNXCall) -> (ONNXActivation, Float)? {
    guard call.inputs.count == 2, let first = call.inputs[0], let second = call.inputs[1] else { return nil }
    switch (first, second) {
    case (.activation(let value), .constant(let array)), (.constant(let array), .activation(let value)):
      return array.extents.count > value.order.count + 1 ? nil : array.single.map { (value, $0) }
    default: return nil
    }
  }

  /// Values joined by a layer, their axes in one order.
  static func joined(
    _ values: [ONNXActivation], by layer: any Layer, _ call: ONNXCall, _ reader: inout ONNXReader
  ) throws -> ONNXActivation {
    guard Set(values.map(\.order.count)).count == 1 else {
      throw call.refusal("joins values of different numbers of axes, which is not read")
    }
    var sources = values
    if values.contains(where: { $0.order != values[0].order }) || values[0].axisOrder == nil {
      for place in sources.indices { sources[place] = try reader.first(sources[place], call) }
    }
    return try reader.add(layer, reading: sources, order: sources[0].order, call)
  }
}

/// Values one behind the other along an axis.
enum ONNXConcatenation: ONNXOperator {
  static let operators: [String: Set<String>] = ["Concat": ["axis"]]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard let axis = try call.integer("axis"), !call.inputs.isEmpty else { throw call.refusal("lacks its axis") }
    if let arrays = call.constants, !arrays.isEmpty { return [.constant(try joined(arrays, axis, call))] }
    var sources = try call.inputs.indices.map { try call.activation($0) }
    guard sources.count > 1 else { return [.activation(sources[0])] }
    guard Set(sources.map(\.order.count)).count == 1 else {
      throw call.refusal("joins values of different numbers of axes")
    }
    if sources.contains(where: { $0.order != sources[0].order }) || sources[0].axisOrder == nil {
      for place in sources.indices { sources[place] = try reader.first(sources[place], call) }
    }
    let own = sources[0].order[try reader.place(axis, of: sources[0], call)]
    let layer = Concatenate(axis: own == 0 ? -1 : own)
    return [.activation(try reader.add(layer, reading: sources, order: sources[0].order, call))]
  }

  private static func joined(_ arrays: [ONNXArray], _ axis: Int, _ call: ONNXCall) throws -> ONNXArray {
    let rank = arrays[0].extents.count
    let place = axis < 0 ? axis &+ rank : axis
    guard (0..<rank).contains(place),
      arrays.allSatisfy({ array in
        array.extents.count == rank
          && (0..<rank).allSatisfy { $0 == place || array.extents[$0] == arrays[0].extents[$0] }
      })
    else { throw call.refusal("joins constants whose shapes do not fit together") }
    var extents = arrays[0].extents
    extents[place] = arrays.reduce(0) { $0 + $1.extents[place] }
    guard ONNXArray.count(of: extents) != nil else {
      throw call.refusal("joins constants that are too large")
    }
    let outer = extents[..<place].reduce(1, *)
    let parts = arrays.map { array in array.count / max(1, outer) }
    func rows<Number>(_ values: [[Number]]) -> [Number] {
      (0..<outer).flatMap { row in zip(values, parts).flatMap { $0[row * $1..<(row + 1) * $1] } }
    }
    let integers = arrays.compactMap(\.integers)
    return ONNXArray(
      extents, integers.count == arrays.count ? .integers(rows(integers)) : .floats(rows(arrays.map(\.floats))))
  }
}
