import Networks
import Tensors

extension ONNXWriter {
  /// Numbers of the channels, or one for all, in a shape that meets values of this shape.
  fileprivate mutating func perChannel(_ name: String, _ values: [Float], _ shape: Shape) -> String {
    constant(name, floats: values, values.count == 1 ? [] : [values.count] + shape.cells.map { _ in 1 })
  }

  /// A vector of weights in a shape that meets values of this shape.
  fileprivate mutating func channelWeight(_ parameter: String, _ shape: Shape) -> String? {
    weight(parameter, extents: [shape.channels] + shape.cells.map { _ in 1 })
  }
}

/// A factor and an offset.
enum RescalingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? Rescaling else { return false }
    let shape = node.inputShapes[0]
    let factors = writer.perChannel("scale", layer.scale.map { Float($0) }, shape)
    guard layer.offset != [0] else {
      _ = writer.add("Mul", node.inputs + [factors])
      return true
    }
    let scaled = writer.add("Mul", node.inputs + [factors], step: "Mul")
    _ = writer.add("Add", [scaled, writer.perChannel("offset", layer.offset.map { Float($0) }, shape)])
    return true
  }
}

/// Normalization by a mean and a variance that were measured beforehand.
enum StandardizationForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? Normalization else { return false }
    let shape = node.inputShapes[0]
    guard let mean = layer.mean, let variance = layer.variance else {
      let own = [writer.channelWeight("mean", shape), writer.channelWeight("variance", shape)].compactMap { $0 }
      let shifted = writer.add("Sub", node.inputs + [own[0]], step: "Sub")
      let deviation = writer.add("Sqrt", [own[1]], step: "Sqrt")
      let smallest = writer.constant("smallest", floats: [Float(Normalization.smallestDeviation)], [])
      _ = writer.add("Div", [shifted, writer.add("Max", [deviation, smallest], step: "Max")])
      return true
    }
    let deviations = variance.map { Float(max($0.squareRoot(), Normalization.smallestDeviation)) }
    let shifted = writer.add(
      "Sub", node.inputs + [writer.perChannel("mean", mean.map { Float($0) }, shape)], step: "Sub")
    _ = writer.add("Div", [shifted, writer.perChannel("deviation", deviations, shape)])
    return true
  }
}

/// Normalization of each example by its own groups of channels.
enum GroupNormalizationForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? GroupNormalization else { return false }
    let shape = node.inputShapes[0]
    let groups = layer.groupCount(shape.channels)
    // Groups as signals: each is normalized on its own, then cut into channels again.
    let cut = writer.add("Reshape", node.inputs + [writer.constant("groups", [0, groups, -1])], step: "Groups")
    let ones = writer.constant("ones", floats: Array(repeating: 1, count: groups))
    let zeros = writer.constant("zeros", floats: Array(repeating: 0, count: groups))
    let normal = writer.add(
      "InstanceNormalization", [cut, ones, zeros], [.number("epsilon", layer.epsilon)], step: "Normalization")
    let back = writer.constant("shape", [-1] + shape.dimensions)
    let (gamma, beta) = (writer.channelWeight("gamma", shape), writer.channelWeight("beta", shape))
    var result = writer.add("Reshape", [normal, back], step: gamma == nil && beta == nil ? nil : "Channels")
    if let gamma { result = writer.add("Mul", [result, gamma], step: beta == nil ? nil : "Mul") }
    if let beta { _ = writer.add("Add", [result, beta]) }
    return true
  }
}

/// A rectifier whose slopes are weights.
enum SlopesForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard node.layer is PReLU, let rank = node.parameters.first?.shape.rank else { return false }
    // Rows, columns, channels become channels, rows, columns.
    let slopes = writer.weight("alpha", axes: [rank - 1] + Array(0..<rank - 1))
    _ = writer.add("PRelu", node.inputs + [slopes].compactMap { $0 })
    return true
  }
}
