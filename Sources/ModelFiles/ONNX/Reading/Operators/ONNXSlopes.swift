import Networks
import Tensors

/// A rectifier whose slopes are weights.
enum ONNXSlopes: ONNXOperator {
  static let operators: [String: Set<String>] = ["PRelu": []]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try reader.first(call.activation(), call)
    let slopes = try call.constant(1, "slopes")
    let extents = input.extents
    var own = slopes.extents
    // Before version 9 a vector had one number for each channel, whatever followed.
    if own.count == 1, own[0] == extents[0], own[0] > 1, extents.count > 1, extents.last != own[0] || call.version < 9 {
      own += extents.dropFirst().map { _ in 1 }
    }
    while own.count < extents.count { own.insert(1, at: 0) }
    if own.count == extents.count + 1, own[0] == 1 { own.removeFirst() }
    guard own.count == extents.count, zip(own, extents).allSatisfy({ $0 == 1 || $0 == $1 }),
      ONNXArray.count(of: own) == slopes.count
    else { throw call.refusal("has slopes of the shape \(slopes.extents) for values of \(extents)") }
    // Rows, columns, channels: the order in which axes are shared and slopes lie.
    let (theirs, ours) = (Shape(own).channelsLast, Shape(extents).channelsLast)
    let shared = theirs.indices.filter { theirs[$0] == 1 && ours[$0] > 1 }
    let values = slopes.reshaped(own).transposed(ONNXActivation.last(own.count)).floats
    return [
      .activation(
        try reader.add(
          PReLU(sharedAxes: shared.map { $0 + 1 }), reading: [input], order: input.order, call,
          weights: [("alpha", Tensor(Shape(theirs), values))], of: call.names(from: 1)))
    ]
  }
}
