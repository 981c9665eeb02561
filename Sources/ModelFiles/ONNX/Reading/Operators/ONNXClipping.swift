import Networks
import Tensors

/// Values between two bounds.
enum ONNXClipping: ONNXOperator {
  static let operators: [String: Set<String>] = ["Clip": ["min", "max"]]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let (low, high) = (try bound("min", 1, call), try bound("max", 2, call))
    return [.activation(try bounded(call.activation(), low, high, call, &reader))]
  }

  /// A value that is kept between two bounds, either of which may be left out.
  static func bounded(
    _ value: ONNXActivation, _ low: Float?, _ high: Float?, _ call: ONNXCall, _ reader: inout ONNXReader
  ) throws -> ONNXActivation {
    let low = low.flatMap { $0 <= -Float.greatestFiniteMagnitude ? nil : $0 }
    let high = high.flatMap { $0 >= Float.greatestFiniteMagnitude ? nil : $0 }
    guard [low, high].allSatisfy({ $0?.isFinite != false }), low ?? -.infinity <= high ?? .infinity else {
      throw call.refusal("has bounds that are no numbers or lie the wrong way round")
    }
    let input = try reader.settled(value, call)
    switch (low, high) {
    case (nil, nil): return input
    case (0?, let high): return try rectified(input, high.map(\.shortestDouble), call, &reader)
    case (let low?, let high?) where low == -1 && high == 1:
      return try reader.add(Activation(.hardTanh), reading: [input], order: input.order, call)
    case (let low?, let high):
      // A rectifier between two shifts.
      let shifted = try reader.affine(input, factors: [1], offsets: [-low], call, ending: "shift")
      let cut = try rectified(shifted, high.map { Double($0 - low) }, call, &reader, ending: "cut")
      return try reader.affine(cut, factors: [1], offsets: [low], call)
    case (nil, let high?):
      let turned = try reader.affine(input, factors: [-1], offsets: [high], call, ending: "turn")
      let cut = try rectified(turned, nil, call, &reader, ending: "cut")
      return try reader.affine(cut, factors: [-1], offsets: [high], call)
    }
  }

  private static func rectified(
    _ value: ONNXActivation, _ high: Double?, _ call: ONNXCall, _ reader: inout ONNXReader, ending: String? = nil
  ) throws -> ONNXActivation {
    let layer: any Layer = high == nil ? Activation(.relu) : ReLU(maxValue: high)
    return try reader.add(layer, reading: [value], order: value.order, call, ending: ending)
  }

  /// A bound, of which older versions have attributes and newer ones inputs.
  private static func bound(_ name: String, _ place: Int, _ call: ONNXCall) throws -> Float? {
    if let value = try call.number(name) { return Float(value) }
    guard let array = try call.optionalConstant(place, name) else { return nil }
    guard let value = array.single else { throw call.refusal("has a \(name) that is not one number") }
    return value
  }
}
