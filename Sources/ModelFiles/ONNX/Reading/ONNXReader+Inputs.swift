import Networks
import Support
import Tensors

/// What goes in and comes out.
extension ONNXReader {
  /// The operators behind which an input may still be turned around.
  private static let transparent: Set<String> = [
    "Cast", "Identity", "Mul", "Sub", "Add", "Div", "Clip", "Relu", "BatchNormalization",
  ]

  mutating func declare(_ info: ONNXValueInfo) throws {
    let label = info.name.printable(limit: 50)
    let type = info.type.tensorType
    // float, double, float16, bfloat16, and bytes, which are cast.
    guard [1, 10, 11, 16, 2].contains(type.elemType) else {
      throw ONNXFailure(
        reason: "its input '\(label)' does not take numbers of a floating type; only such inputs are read.")
    }
    let dims = type.shape.dim
    let extents = dims.dropFirst().map { $0.hasDimValue ? Int($0.dimValue) : -1 }
    guard (2...5).contains(dims.count), extents.allSatisfy({ (1...NetworkLimits.extent).contains($0) }) else {
      let text = dims.map { $0.hasDimValue ? "\($0.dimValue)" : $0.dimParam.isEmpty ? "?" : $0.dimParam }
      throw ONNXFailure(
        reason:
          "its input '\(label)' has the shape (\(text.joined(separator: ", ").printable(limit: 60))); a network here has "
          + "1 to 4 axes of a fixed size behind the examples: export the model with such a size.")
    }
    let own = dims[0].hasDimValue && dims[0].dimValue > 0 ? Int(dims[0].dimValue) : 1
    guard inputs.isEmpty || own == batch else {
      throw ONNXFailure(
        reason: "its inputs take different numbers of examples; only models whose inputs agree are read.")
    }
    batch = own
    let name = freeName(NetworkInput.readable(info.name), [])
    let order =
      isTurnedFirst(info.name, rank: extents.count)
      ? ONNXActivation.last(extents.count)
      : ONNXActivation.first(extents.count)
    let shape = order[0] == 0 ? Shape(extents) : Shape(channelsLast: extents)
    inputs.append(NetworkInput(name: name, shape: shape))
    shapes[name] = shape
    if order[0] != 0 { orders[name] = .channelsLast }
    aliases[info.name] = name
    values[info.name] = .activation(ONNXActivation(name, shape, order: order))
  }

  /// Whether everything that reads a value puts its last axis first before it does more than scale it.
  private func isTurnedFirst(_ name: String, rank: Int, depth: Int = 0) -> Bool {
    guard rank > 1, depth < 8, let places = readers[name] else { return false }
    return places.allSatisfy { place in
      let node = graph.node[place]
      if node.opType == "Transpose" {
        return node.attribute.first { $0.name == "perm" }?.ints.map { Int($0) } == [0, rank] + Array(1..<rank)
      }
      guard Self.transparent.contains(node.opType), node.input.first == name, let output = node.output.first else {
        return false
      }
      return isTurnedFirst(output, rank: rank, depth: depth + 1)
    }
  }

  /// The layer that gives an output; one of its own where an input or the output of another name comes out.
  mutating func output(_ name: String) throws -> ONNXActivation {
    guard let value = try value(name) else {
      throw ONNXFailure(reason: "its output '\(name.printable(limit: 60))' is given by nothing in it.")
    }
    guard case .activation(let activation) = value else {
      throw ONNXFailure(
        reason: "its output '\(name.printable(limit: 60))' does not depend on the input; such outputs are not read.")
    }
    var node = ONNXNode()
    (node.name, node.opType) = (name, "Identity")
    let call = ONNXCall(node: node, label: name, version: version, inputs: [value])
    var result = activation
    if result.axisOrder == nil { result = try inOrder(result, ONNXActivation.first(result.order.count), call) }
    if taken.contains(result.name) || inputs.contains(where: { $0.name == result.name }) {
      result = try add(Activation(nil), reading: [result], order: result.order, call)
    }
    taken.insert(result.name)
    aliases[name] = result.name
    return result
  }

}

extension NetworkInput {
  /// The name of an input without what exporters put behind it: `image:0`.
  fileprivate static func readable(_ name: String) -> String {
    name.hasSuffix(":0") ? String(name.dropLast(2)) : name
  }
}
