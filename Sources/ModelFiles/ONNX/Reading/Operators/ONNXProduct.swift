import Networks
import Tensors

/// Products with a matrix of weights, and the addition of biases that follows one.
enum ONNXProduct: ONNXOperator {
  static let operators: [String: Set<String>] = ["Gemm": ["alpha", "beta", "transA", "transB"], "MatMul": []]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    let input = try call.activation()
    var kernel = try call.constant(1, "weights")
    guard kernel.extents.count == 2, !kernel.extents.contains(0) else {
      throw call.refusal("multiplies by an array of \(kernel.extents.count) axes; only matrices are read")
    }
    var bias: [Float]?
    var sources = call.names(from: 1)
    if call.kind == "Gemm" {
      try call.require("transA", 0)
      if try call.integer("transB") ?? 0 != 0 { kernel = kernel.transposed([1, 0]) }
      kernel = scaled(kernel, Float(try call.number("alpha") ?? 1))
      if let given = try call.optionalConstant(2, "bias") {
        bias = try biases(scaled(given, Float(try call.number("beta") ?? 1)), units: kernel.extents[1], call)
      }
    } else if let found = addition(behind: call, rank: input.order.count + 1, units: kernel.extents[1], reader) {
      (bias, sources) = (found.bias, sources + [found.source])
      reader.absorbed.insert(found.place)
    }
    let (features, units) = (kernel.extents[0], kernel.extents[1])
    guard input.extents.last == features, units <= NetworkLimits.extent else {
      throw call.refusal("multiplies \(input.extents.last ?? 0) values by weights for \(features)")
    }
    let isVector = input.order.count == 1
    guard call.kind == "MatMul" || isVector else { throw call.refusal("needs vectors; put Flatten before it") }
    let source = isVector ? input : try reader.inOrder(input, ONNXActivation.last(input.order.count), call)
    let layer: any Layer
    let axes = input.order.count - 1
    let one = Extents(repeating: 1, axes: max(1, axes))
    switch axes {
    case 0: layer = Dense(units: units, useBias: bias != nil)
    // The same product at every place: a convolution whose window is one cell.
    case 1: layer = Conv1D(filters: units, kernelSize: one, useBias: bias != nil)
    case 2: layer = Conv2D(filters: units, kernelSize: one, useBias: bias != nil)
    default: layer = Conv3D(filters: units, kernelSize: one, useBias: bias != nil)
    }
    let shape = Shape(Array(repeating: 1, count: axes) + [features, units])
    let result = ONNXValue.activation(
      try reader.add(
        layer, reading: [source], order: source.order, call,
        weights: [("kernel", Tensor(shape, kernel.floats))] + (bias.map { [("bias", Tensor([units], $0))] } ?? []),
        of: sources))
    if let found = sources.count > 1 && call.kind == "MatMul" ? reader.readers[call.node.output[0]]?.first : nil,
      let name = reader.graph.node[found].output.first
    {
      reader.values[name] = result
      if case .activation(let activation) = result { reader.aliases[name] = activation.name }
    }
    return [result]
  }

  private static func scaled(_ array: ONNXArray, _ factor: Float) -> ONNXArray {
    factor == 1 ? array : ONNXArray(array.extents, .floats(array.floats.map { $0 * factor }))
  }

  private static func biases(_ array: ONNXArray, units: Int, _ call: ONNXCall) throws -> [Float] {
    let values = array.floats
    guard values.count == 1 || values.count == units, array.extents.last ?? 1 == values.count else {
      throw call.refusal("has biases of the shape \(array.extents) for \(units) units")
    }
    return values.count == units ? values : Array(repeating: values[0], count: units)
  }

  /// The addition of a vector of weights that alone reads a product.
  private static func addition(
    behind call: ONNXCall, rank: Int, units: Int, _ reader: ONNXReader
  ) -> (place: Int, bias: [Float], source: String)? {
    guard let output = call.node.output.first, let places = reader.readers[output], places.count == 1,
      !reader.graph.output.contains(where: { $0.name == output })
    else { return nil }
    let node = reader.graph.node[places[0]]
    guard node.opType == "Add", node.input.count == 2, node.attribute.isEmpty,
      let source = node.input.first(where: { $0 != output }),
      case .constant(let array)? = try? reader.value(source),
      array.extents.filter({ $0 != 1 }) == (units == 1 ? [] : [units]),
      array.extents.last == units, array.extents.count <= rank
    else { return nil }
    return (places[0], array.floats, source)
  }
}
