import Networks
import Tensors

/// Weights that are stored as whole numbers with a factor, and back.
enum ONNXQuantization: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "DequantizeLinear": ["axis", "block_size"], "QuantizeLinear": ["axis", "saturate", "block_size"],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    guard case .constant(let array)? = call.inputs.first ?? nil else {
      throw call.refusal(
        "rounds what layers compute to whole numbers, which is not read; weights may be stored so: "
          + "quantize weights only, or export the model in float32")
    }
    try call.require("block_size", 0)
    let axis = try call.integer("axis") ?? 1
    let (scale, zero) = (try call.constant(1, "scale"), try call.optionalConstant(2, "zero point"))
    let place = axis < 0 ? axis &+ array.extents.count : axis
    let isSingle = scale.count == 1
    guard isSingle || array.extents.indices.contains(place) && array.extents[place] == scale.count,
      zero == nil || zero?.count == scale.count
    else { throw call.refusal("has \(scale.count) scales for an array of \(array.extents)") }
    let inner = isSingle ? array.count : array.extents[(place + 1)...].reduce(1, *)
    let (factors, zeros) = (scale.floats, zero?.integers ?? scale.floats.map { _ in 0 })
    guard factors.allSatisfy({ $0 > 0 && $0.isFinite }), zeros.count == factors.count else {
      throw call.refusal("has scales that are not positive, or zero points that are no whole numbers")
    }
    func part(_ position: Int) -> Int { isSingle ? 0 : position / max(1, inner) % factors.count }
    if call.kind == "DequantizeLinear" {
      guard let values = array.integers else { throw call.refusal("reads numbers that are not whole") }
      let numbers = values.enumerated().map { Float($1 &- zeros[part($0)]) * factors[part($0)] }
      return [.constant(ONNXArray(array.extents, .floats(numbers)))]
    }
    // The zero point says whether the numbers have a sign; without it they have none.
    let type = zeroType(call, reader)
    guard let limits = [2: 0...255, 3: -128...127][type] else {
      throw call.refusal("rounds to another type than int8 and uint8")
    }
    let numbers = array.floats.enumerated().map { place, value in
      let rounded = (value / factors[part(place)]).rounded(.toNearestOrEven) + Float(zeros[part(place)])
      return Int(min(max(rounded.isNaN ? 0 : rounded, Float(limits.lowerBound)), Float(limits.upperBound)))
    }
    return [.constant(ONNXArray(array.extents, .integers(numbers)))]
  }

  private static func zeroType(_ call: ONNXCall, _ reader: ONNXReader) -> Int {
    guard call.node.input.count > 2 else { return 2 }
    let name = call.node.input[2]
    let constant = reader.graph.node.first { $0.opType == "Constant" && $0.output.first == name }
    let tensor =
      reader.graph.initializer.first { $0.name == name } ?? constant?.attribute.first { $0.name == "value" }?.t
    return Int(tensor?.dataType ?? 2)
  }
}
