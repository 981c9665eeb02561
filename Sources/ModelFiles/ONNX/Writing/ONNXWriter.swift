import Foundation
import Networks
import Tensors

/// Writes a network as a graph of ONNX.
///
/// Each layer becomes a node with the layer's name whose value has that name too; nodes that prepare something for it have
/// its name, a stroke and what they do behind it.
struct ONNXWriter {
  let network: Network
  /// The weights; without them, the graph without their values.
  let weights: Weights?
  /// The version of the operators: one that nearly everything reads, unless a layer needs a later one.
  private(set) var version = 17
  /// How the weights lie in the file, by their full names.
  private(set) var layouts: [String: ONNXLayout] = [:]
  private var graph = ONNXGraph()
  private var constants: Set<String> = []
  private var node: Node?

  init(network: Network, weights: Weights?) { (self.network, self.weights) = (network, weights) }

  /// The graph; throws `ONNXFailure` for a layer that ONNX cannot say.
  mutating func written() throws -> ONNXGraph {
    graph.name = network.name
    graph.input = network.inputs.map { Self.info($0.name, $0.shape) }
    for node in network.nodes {
      self.node = node
      guard try ONNXForms.all.contains(where: { try $0.write(node, &self) }) else {
        throw ONNXFailure(
          reason: "layer '\(node.name)' is of the kind \(node.kind), which ONNX has no operator for; write safetensors."
        )
      }
    }
    graph.output = network.outputs.compactMap { name in network.shape(of: name).map { Self.info(name, $0) } }
    return graph
  }

  /// A value with as many examples as one likes.
  private static func info(_ name: String, _ shape: Shape) -> ONNXValueInfo {
    var result = ONNXValueInfo()
    result.name = name
    result.type.tensorType.elemType = 1
    var batch = ONNXTensorShape.Dimension()
    batch.dimParam = "N"
    result.type.tensorType.shape.dim =
      [batch]
      + shape.dimensions.map { extent in
        var dimension = ONNXTensorShape.Dimension()
        dimension.dimValue = Int64(extent)
        return dimension
      }
    return result
  }
}

/// What the forms of the layers put into the graph.
extension ONNXWriter {
  /// Adds a node and gives the name of its value: that of the layer, or of a step before the layer's result.
  mutating func add(
    _ kind: String, _ inputs: [String], _ attributes: [ONNXAttribute] = [], step: String? = nil
  ) -> String {
    var result = ONNXNode()
    let name = (node?.name ?? "") + (step.map { "/" + $0 } ?? "")
    (result.opType, result.name, result.input, result.output) = (kind, name, inputs, [name])
    result.attribute = attributes
    graph.node.append(result)
    return name
  }

  /// A weight of the layer that is being written, its axes in ONNX's order and cut into other extents if these are given.
  mutating func weight(_ parameter: String, axes: [Int]? = nil, extents: [Int]? = nil) -> String? {
    guard let node, let declaration = node.parameters.first(where: { $0.name == parameter }) else { return nil }
    let name = node.parameterName(parameter)
    guard constants.insert(name).inserted else { return name }
    let layout = ONNXLayout(shape: declaration.shape, axes: axes ?? Array(0..<declaration.shape.rank))
    layouts[name] = layout
    let stored = weights.map { layout.stored($0[name]) }
    put(name, 1, extents ?? layout.axes.map { declaration.shape[$0] }, stored.map { Self.bytes($0.map(\.bitPattern)) })
    return name
  }

  /// Numbers that are given and not learned.
  mutating func constant(_ name: String, floats: [Float], _ extents: [Int]? = nil) -> String {
    put("\(node?.name ?? "")/\(name)", 1, extents ?? [floats.count], Self.bytes(floats.map(\.bitPattern)))
  }

  /// Whole numbers that are given.
  mutating func constant(_ name: String, _ integers: [Int]) -> String {
    put("\(node?.name ?? "")/\(name)", 7, [integers.count], Self.bytes(integers.map { UInt64(bitPattern: Int64($0)) }))
  }

  /// Needs operators of a version at least.
  mutating func require(version: Int) { self.version = max(self.version, version) }

  @discardableResult
  private mutating func put(_ name: String, _ type: Int32, _ extents: [Int], _ bytes: Data?) -> String {
    var tensor = ONNXTensor()
    (tensor.name, tensor.dataType, tensor.dims) = (name, type, extents.map { Int64($0) })
    if let bytes { tensor.rawData = bytes }
    graph.initializer.append(tensor)
    return name
  }

  private static func bytes<Word: FixedWidthInteger>(_ words: [Word]) -> Data {
    words.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }
}

extension ONNXAttribute {
  static func integer(_ name: String, _ value: Int) -> ONNXAttribute {
    var result = ONNXAttribute()
    (result.name, result.type, result.i) = (name, .int, Int64(value))
    return result
  }

  static func integers(_ name: String, _ values: [Int]) -> ONNXAttribute {
    var result = ONNXAttribute()
    (result.name, result.type, result.ints) = (name, .ints, values.map { Int64($0) })
    return result
  }

  static func number(_ name: String, _ value: Double) -> ONNXAttribute {
    var result = ONNXAttribute()
    (result.name, result.type, result.f) = (name, .float, Float(value))
    return result
  }

  static func text(_ name: String, _ value: String) -> ONNXAttribute {
    var result = ONNXAttribute()
    (result.name, result.type, result.s) = (name, .string, Data(value.utf8))
    return result
  }
}
