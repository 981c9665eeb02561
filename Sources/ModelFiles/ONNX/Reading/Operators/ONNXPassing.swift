import Networks
import Tensors

/// What leaves its input as it is once a network is trained.
enum ONNXPassing: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "Identity": [], "Dropout": ["ratio", "seed"], "Cast": ["to", "saturate", "round_mode"],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard let first = call.inputs.first, let value = first else { throw call.refusal("reads nothing") }
    switch (call.kind, value) {
    case ("Identity", _): return [value]
    case ("Cast", .constant(let array)): return [.constant(try cast(array, to: call.integer("to") ?? 1, call))]
    case ("Cast", .activation):
      guard [1, 10, 11, 16].contains(try call.integer("to") ?? 1) else {
        throw call.refusal("makes whole numbers of what layers compute; numbers of floating types are read")
      }
      return [value]
    case (_, .constant): return [value]
    case (_, .activation(let value)):
      let isTraining = try call.optionalConstant(2, "training_mode")?.single ?? 0
      guard isTraining == 0 else { throw call.refusal("drops values always; export the model for inference") }
      let rate =
        try call.number("ratio")
        ?? call.optionalConstant(1, "ratio")?.single?.shortestDouble ?? 0.5
      guard (0..<1).contains(rate) else { throw call.refusal("has a ratio that is not from 0 to less than 1") }
      let input = try reader.settled(value, call)
      return [.activation(try reader.add(Dropout(rate: rate), reading: [input], order: input.order, call))]
    }
  }

  private static func cast(_ array: ONNXArray, to type: Int, _ call: ONNXCall) throws -> ONNXArray {
    switch type {
    case 1, 11, 16: return ONNXArray(array.extents, .floats(array.floats))
    case 10: return ONNXArray(array.extents, .floats(array.floats))
    case 2...7, 12, 13:
      if array.integers != nil { return array }
      return ONNXArray(
        array.extents,
        .integers(
          try array.floats.map { value in
            guard abs(value) < 0x1p62 else { throw call.refusal("makes whole numbers of what is too large") }
            return Int(value)
          }))
    case 9: return ONNXArray(array.extents, .integers(array.floats.map { $0 == 0 ? 0 : 1 }))
    default: throw call.refusal("makes elements of type \(type), which are not read")
    }
  }
}
