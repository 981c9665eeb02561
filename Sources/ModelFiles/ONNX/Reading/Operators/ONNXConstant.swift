import Networks
import Tensors

/// Arrays that are given, and the shapes of values.
enum ONNXConstant: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "Constant": ["value", "value_float", "value_floats", "value_int", "value_ints"], "ConstantOfShape": ["value"],
    "Shape": ["start", "end"], "Size": [],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    switch call.kind {
    case "Constant": return [.constant(try given(call))]
    case "ConstantOfShape":
      guard let extents = try call.optionalIntegers(0, "shape"), let count = ONNXArray.count(of: extents) else {
        throw call.refusal("has a shape that is negative or too large")
      }
      let value = try call.tensor("value") ?? ONNXArray([1], .floats([0]))
      guard value.count == 1 else { throw call.refusal("repeats more than one value") }
      guard count <= 1 << 24 else { throw call.refusal("makes a constant that is too large") }
      return [.constant(value.picking(extents, Array(repeating: 0, count: count)))]
    default:
      guard let first = call.inputs.first, let value = first else { throw call.refusal("reads nothing") }
      let extents: [Int]
      switch value {
      case .constant(let array): extents = array.extents
      case .activation(let activation): extents = [reader.batch] + activation.extents
      }
      if call.kind == "Size" { return [.constant(ONNXArray([], .integers([ONNXArray.count(of: extents) ?? 0])))] }
      func place(_ name: String, _ standard: Int) throws -> Int {
        let given = try call.integer(name) ?? standard
        return min(max(given < 0 ? given &+ extents.count : given, 0), extents.count)
      }
      let (start, end) = (try place("start", 0), try place("end", extents.count))
      return [.constant(ONNXArray(Array(extents[start..<max(start, end)])))]
    }
  }

  private static func given(_ call: ONNXCall) throws -> ONNXArray {
    if let tensor = try call.tensor("value") { return tensor }
    if let number = try call.number("value_float") { return ONNXArray([], .floats([Float(number)])) }
    if let number = try call.integer("value_int") { return ONNXArray([], .integers([number])) }
    if let numbers = call.numbers("value_floats") { return ONNXArray([numbers.count], .floats(numbers)) }
    if let numbers = try call.integers("value_ints") { return ONNXArray(numbers) }
    throw call.refusal("has no value")
  }
}

/// Functions of constants, as in the arithmetic of shapes and of weights.
enum ONNXRounding: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "Floor": [], "Ceil": [], "Round": [], "Sqrt": [], "Neg": [], "Abs": [], "Reciprocal": [],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    if call.kind == "Neg", case .activation(let value)? = call.inputs.first ?? nil {
      let input = try reader.settled(value, call)
      return [.activation(try reader.affine(input, factors: [-1], offsets: [0], call))]
    }
    guard case .constant(let array)? = call.inputs.first ?? nil else {
      throw call.refusal("is read of constants only, not of what layers compute")
    }
    if let values = array.integers {
      switch call.kind {
      case "Neg": return [.constant(ONNXArray(array.extents, .integers(values.map { 0 &- $0 })))]
      case "Abs": return [.constant(ONNXArray(array.extents, .integers(values.map { $0 < 0 ? 0 &- $0 : $0 })))]
      default: return [.constant(array)]
      }
    }
    let values = array.floats.map { value -> Float in
      switch call.kind {
      case "Floor": value.rounded(.down)
      case "Ceil": value.rounded(.up)
      case "Round": value.rounded(.toNearestOrEven)
      case "Sqrt": value.squareRoot()
      case "Neg": -value
      case "Abs": abs(value)
      default: 1 / value
      }
    }
    return [.constant(ONNXArray(array.extents, .floats(values)))]
  }
}
