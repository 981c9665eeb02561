import Networks
import Support
import Tensors

/// Axes in the order in which a layer needs them, and other shapes.
extension ONNXReader {
  /// A value with its axes in an order, by a permutation if need be.
  mutating func inOrder(
    _ value: ONNXActivation, _ wanted: [Int], _ call: ONNXCall, ending: String? = "order"
  ) throws -> ONNXActivation {
    guard value.order != wanted else { return value }
    let rank = wanted.count
    // Axis `a` of the result is axis `axes[a]` of the value.
    var axes = Array(repeating: 0, count: rank)
    for axis in 0..<rank { axes[wanted[axis]] = value.order[axis] }
    let extents = axes.map { value.shape[$0] }
    func isReal(_ axis: Int) -> Bool { value.shape[axis] > 1 }
    func last<Element>(_ list: [Element]) -> [Element] { Array(list.dropFirst() + list.prefix(1)) }
    if last(axes).filter(isReal) == last(Array(0..<rank)).filter(isReal) {
      // Only axes of one cell change their places: the values stay where they are.
      return try add(
        Reshape(targetShape: Shape(extents).channelsLast), reading: [value], order: wanted, call, ending: ending)
    }
    let dims = last(axes).map { $0 == 0 ? rank : $0 }
    return try add(Permute(dims: dims), reading: [value], order: wanted, call, ending: ending)
  }

  /// A value with its channels first, as layers need it that look at maps.
  mutating func first(_ value: ONNXActivation, _ call: ONNXCall) throws -> ONNXActivation {
    try inOrder(value, ONNXActivation.first(value.order.count), call)
  }

  /// A value with its channels first or last: what layers pass on that look at single values.
  mutating func settled(_ value: ONNXActivation, _ call: ONNXCall) throws -> ONNXActivation {
    value.axisOrder == nil ? try first(value, call) : value
  }

  /// Adds the last layer of a node, whose result is settled: where its axes are in another order, a permutation follows, and
  /// that has the node's name.
  mutating func addSettled(
    _ layer: any Layer, reading source: ONNXActivation, _ call: ONNXCall, ending: String? = nil,
    weights: [(name: String, tensor: Tensor)] = []
  ) throws -> ONNXActivation {
    guard source.axisOrder == nil else {
      return try add(layer, reading: [source], order: source.order, call, ending: ending, weights: weights)
    }
    let turned = (ending.map { $0 + "." } ?? "") + "turned"
    let result = try add(layer, reading: [source], order: source.order, call, ending: turned, weights: weights)
    return try inOrder(result, ONNXActivation.first(result.order.count), call, ending: ending)
  }

  /// A value in which the axis at a place of ONNX's order, behind the batch, takes the place of the channels.
  mutating func withChannels(at axis: Int, _ value: ONNXActivation, _ call: ONNXCall) throws -> ONNXActivation {
    guard value.order[axis] != 0 else { return value }
    let rank = value.order.count
    if axis == rank - 1 { return try inOrder(value, ONNXActivation.last(rank), call) }
    return try inOrder(value, (0..<rank).map { $0 == axis ? 0 : $0 < axis ? $0 + 1 : $0 }, call)
  }

  /// A value in which the axis at a place of ONNX's order is not that of the channels.
  mutating func withCells(at axis: Int, _ value: ONNXActivation, _ call: ONNXCall) throws -> ONNXActivation {
    guard value.order[axis] == 0, value.order.count > 1 else { return value }
    return try inOrder(
      value, axis == 0 ? ONNXActivation.last(value.order.count) : ONNXActivation.first(value.order.count), call)
  }

  /// The same values, in ONNX's order, under other extents behind the batch.
  mutating func reshape(
    _ value: ONNXActivation, to extents: [Int], _ call: ONNXCall, ending: String? = nil
  ) throws -> ONNXActivation {
    guard extents != value.extents else { return value }
    guard (1...4).contains(extents.count) else {
      throw call.refusal("makes values of \(extents.count) axes behind the examples; 1 to 4 are read")
    }
    func real(_ axes: [Int], _ extents: [Int]) -> [Int] { axes.filter { extents[$0] > 1 } }
    let rank = value.order.count
    // Layers that change shapes go through the values with the channels last.
    let isReady = real(value.order, value.shape.dimensions) == real(ONNXActivation.last(rank), value.shape.dimensions)
    let source = isReady ? value : try inOrder(value, ONNXActivation.last(rank), call)
    if extents.count == 1 {
      return try add(Flatten(), reading: [source], order: [0], call, ending: ending)
    }
    let axes = Array(0..<extents.count)
    let staysFirst = real(axes, extents) == real(ONNXActivation.last(extents.count), extents)
    let order = staysFirst ? axes : ONNXActivation.last(extents.count)
    let target = staysFirst ? Shape(extents).channelsLast : extents
    return try add(Reshape(targetShape: target), reading: [source], order: order, call, ending: ending)
  }

  /// The place behind the batch of an axis that ONNX counts with the batch as 0, perhaps from the end.
  func place(_ axis: Int, of value: ONNXActivation, _ call: ONNXCall) throws -> Int {
    let rank = value.order.count + 1
    let place = axis < 0 ? axis &+ rank : axis
    guard (0..<rank).contains(place) else { throw call.refusal("names axis \(axis) of \(rank)") }
    guard place > 0 else { throw call.refusal("works along the axis of the examples, which is not read") }
    return place - 1
  }
}
