import Networks
import Tensors

/// Shares of 1 along an axis, or their logarithms.
enum ONNXSoftmax: ONNXOperator {
  static let operators: [String: Set<String>] = ["Softmax": ["axis"], "LogSoftmax": ["axis"]]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try call.activation()
    let given = try call.integer("axis") ?? (call.version < 13 ? 1 : -1)
    let place = try reader.place(given, of: input, call)
    let later = input.extents[place...].dropFirst()
    guard call.version < 13, later.contains(where: { $0 > 1 }) else {
      return [.activation(try shares(of: input, along: place, call, &reader))]
    }
    // Before version 13 all axes from the given one on are one.
    guard place == 0 else { throw call.refusal("works along several axes at once, but not all, which is not read") }
    let flat = try reader.reshape(input, to: [input.shape.count], call, ending: "flat")
    let result = try reader.add(layer(call), reading: [flat], order: [0], call, ending: "shares")
    return [.activation(try reader.reshape(result, to: input.extents, call))]
  }

  private static func shares(
    of input: ONNXActivation, along place: Int, _ call: ONNXCall, _ reader: inout ONNXReader
  ) throws -> ONNXActivation {
    let source = try reader.withChannels(at: place, input, call)
    return try reader.addSettled(layer(call), reading: source, call)
  }

  private static func layer(_ call: ONNXCall) -> any Layer {
    call.kind == "Softmax" ? Softmax() : Activation(.logSoftmax)
  }
}
