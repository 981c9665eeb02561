import Networks
import Support
import Tensors

/// A network as layers of Keras and the values between them: what one layer here needs of Keras stands there in a row.
struct KerasGraph {
  /// A layer with its calls; one that is shared has several.
  struct Layer {
    let name, kind: String
    let arguments: [LayerArgument]
    var calls: [[Value]] = []
    /// The layer here whose weights it has.
    let node: String?
  }

  /// What a call of a layer gives: the layer, which of its calls, and the shape of one example in Keras's order.
  struct Value {
    let layer: String
    let call: Int
    let extents: [Int]
  }

  let network: Network
  private(set) var layers: [Layer] = []
  private(set) var values: [String: Value] = [:]

  /// Throws `KerasWriting.Failure` where Keras has no layer for one of these.
  init(_ network: Network) throws {
    self.network = network
    for input in network.inputs {
      values[input.name] = Value(layer: input.name, call: 0, extents: input.shape.channelsLast)
    }
    for node in network.nodes { try add(node) }
  }

  private mutating func add(_ node: Node) throws {
    let code = KerasMaximum.layer(of: node, in: network) ?? node.layer.keras(node.inputShapes)
    let calls = (code.before.map { [$0] } ?? []) + [code.own] + code.after
    guard calls.allSatisfy({ $0.function == nil }) else {
      throw KerasWriting.Failure(
        reason: "layer '\(node.name.printable(limit: 50))' (\(node.kind)) is none that Keras has without a function of "
          + "Python, which its files hold as code that is not loaded")
    }
    var sources = node.inputs.compactMap { values[$0] }
    if let before = code.before { sources = [call(extra: before, "padding", of: node, sources)] }
    let extents = code.after.isEmpty ? node.outputShape.channelsLast : nil
    var result = call(
      Layer(name: node.owner, kind: code.own.kind, arguments: code.own.arguments, node: node.owner), sources, extents)
    for after in code.after {
      result = call(extra: after, after.kind.lowercased(), of: node, [result])
    }
    values[node.name] = Value(layer: result.layer, call: result.call, extents: node.outputShape.channelsLast)
  }

  private mutating func call(
    extra call: KerasLayer.Call, _ ending: String, of node: Node, _ sources: [Value]
  ) -> Value {
    var name = "\(node.name)_\(ending)"
    while layers.contains(where: { $0.name == name }) || network.shape(of: name) != nil { name += "_" }
    return self.call(Layer(name: name, kind: call.kind, arguments: call.arguments, node: nil), sources, nil)
  }

  /// Calls a layer, which is there already if it is shared.
  private mutating func call(_ layer: Layer, _ sources: [Value], _ extents: [Int]?) -> Value {
    let place = layers.firstIndex { $0.name == layer.name } ?? layers.count
    if place == layers.count { layers.append(layer) }
    layers[place].calls.append(sources)
    return Value(layer: layer.name, call: layers[place].calls.count - 1, extents: extents ?? [])
  }

  /// The layers in the order in which Keras has them once it has read the model.
  var ordered: [Layer] {
    let steps = layers.flatMap { layer in
      layer.calls.enumerated().map { call, sources in
        KerasOrder.Step(
          name: "\(layer.name)\0\(call)", layer: layer.name, inputs: sources.map { "\($0.layer)\0\($0.call)" })
      }
    }
    let outputs = network.outputs.compactMap { values[$0] }.map { "\($0.layer)\0\($0.call)" }
    let byName = Dictionary(uniqueKeysWithValues: layers.map { ($0.name, $0) })
    return KerasOrder.layers(of: steps, outputs: outputs).compactMap { byName[$0] }
  }
}
