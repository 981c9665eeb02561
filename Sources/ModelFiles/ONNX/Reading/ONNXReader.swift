import Networks
import Support
import Tensors

/// Turns the graph of an ONNX model into a network.
struct ONNXReader {
  /// The version of the operators that the model was made for.
  let version: Int
  let graph: ONNXGraph
  /// The extent of the first axis of every input: the number of examples that the model was made for, or 1.
  var batch = 1
  /// The nodes that read a value, by its name; only those that an output needs.
  let readers: [String: [Int]]
  /// The nodes that an output needs.
  let needed: Set<Int>
  private let initializers: [String: Int]
  /// What the nodes are called in the file.
  let fullNames: Set<String>

  var inputs: [NetworkInput] = []
  var layers: [NamedLayer] = []
  var shapes: [String: Shape] = [:]
  var weights: [(name: String, tensor: Tensor)] = []
  var values: [String: ONNXValue] = [:]
  /// Where the layers have their channels that do not have them first.
  var orders: [String: AxisOrder] = [:]
  /// What the file calls layers and inputs, with their names here.
  var aliases: [String: String] = [:]
  /// The layer that was made of weights the first time.
  var placed: [String: String] = [:]
  /// Nodes that a node before them has taken in.
  var absorbed: Set<Int> = []
  /// The reshapings that put an axis of one cell into a value, and the repetitions of such an axis, by their layers.
  var insertions: [String: ONNXRepetition.Insertion] = [:]
  var repetitions: [String: ONNXRepetition.Repetition] = [:]
  /// The layers that are outputs.
  var taken: Set<String> = []
  /// How many values were computed of constants; a small file may ask for many.
  var folded = 0

  init(_ graph: ONNXGraph, version: Int) throws {
    (self.graph, self.version) = (graph, version)
    guard graph.sparseInitializer.isEmpty else {
      throw ONNXFailure(reason: "it has sparse tensors, which are not read.")
    }
    initializers = Dictionary(graph.initializer.indices.map { (graph.initializer[$0].name, $0) }) { _, last in last }
    fullNames = Set(graph.node.map(\.name))
    var makers: [String: Int] = [:]
    for (place, node) in graph.node.enumerated() {
      for output in node.output where !output.isEmpty {
        guard makers.updateValue(place, forKey: output) == nil else {
          throw ONNXFailure(reason: "two of its nodes give the value '\(output.printable(limit: 60))'.")
        }
      }
    }
    var needed: Set<Int> = []
    var open = graph.output.map(\.name)
    while let name = open.popLast() {
      guard let place = makers[name], needed.insert(place).inserted else { continue }
      open += graph.node[place].input
    }
    var readers: [String: [Int]] = [:]
    for place in needed.sorted() {
      for input in graph.node[place].input { readers[input, default: []].append(place) }
    }
    (self.needed, self.readers) = (needed, readers)
  }

  /// Reads the whole graph; `name` is what the network is called.
  mutating func read(name: String, _ notes: ModelNotes) throws -> LoadedModel {
    for input in graph.input where initializers[input.name] == nil { try declare(input) }
    guard !inputs.isEmpty else { throw ONNXFailure(reason: "it has no input.") }
    for (place, node) in graph.node.enumerated() where needed.contains(place) && !absorbed.contains(place) {
      try read(node)
    }
    let outputs = try graph.output.map { try output($0.name) }
    let network = try Network(
      name: name, inputs: inputs, layers: layers, outputs: outputs.map(\.name))
    var model = LoadedModel(
      network: network, weights: try Weights(weights, for: network), axisOrder: .channelsFirst, notes: notes)
    (model.names.axisOrders, model.names.aliases) = (orders, aliases)
    for output in outputs { model.names.outputOrders[output.name] = output.axisOrder }
    return model
  }

  /// A value by its name: computed, or a weight of the file.
  func value(_ name: String) throws -> ONNXValue? {
    if let value = values[name] { return value }
    return try initializers[name].map { .constant(try ONNXArray(graph.initializer[$0])) }
  }

  private mutating func read(_ node: ONNXNode) throws {
    let label = node.name.isEmpty ? node.output.first ?? "" : node.name
    let ahead = try node.input.map { name -> ONNXValue? in
      guard !name.isEmpty else { return nil }
      guard let value = try value(name) else {
        throw ONNXFailure(
          reason:
            "layer '\(label.printable(limit: 50))' reads '\(name.printable(limit: 50))', which nothing before it gives."
        )
      }
      return value
    }
    let call = ONNXCall(node: node, label: label, version: version, inputs: ahead)
    guard node.domain.isEmpty || node.domain == "ai.onnx", let kind = ONNXOperators.named(node.opType) else {
      let domain = node.domain.isEmpty ? "" : " of \(node.domain.printable(limit: 30))"
      throw call.refusal(
        "is an operator\(domain) that is not read; export the model with the operators that cnn-viz knows (its README "
          + "lists them), or without this layer")
    }
    if let strange = node.attribute.first(where: { kind.operators[node.opType]?.contains($0.name) != true }) {
      throw call.refusal("has the attribute '\(strange.name.printable(limit: 40))', which is not read")
    }
    let results: [ONNXValue]
    do { results = try kind.outputs(of: call, &self) } catch let error as NetworkError {
      throw NetworkError.layer(label, kind: node.opType, error)
    }
    try keep(results, of: call)
  }

  private mutating func keep(_ results: [ONNXValue], of call: ONNXCall) throws {
    for (place, name) in call.node.output.enumerated() where !name.isEmpty {
      guard place < results.count else {
        guard readers[name] == nil, !graph.output.contains(where: { $0.name == name }) else {
          throw call.refusal("has a second output that something reads; only the first is read")
        }
        continue
      }
      values[name] = results[place]
      switch results[place] {
      case .constant(let array):
        folded += array.count
        guard folded < ONNXArray.limit else { throw call.refusal("computes constants that are too large") }
      case .activation(let activation) where (orders[activation.name] ?? .channelsFirst) == activation.axisOrder:
        if aliases[name] == nil { aliases[name] = activation.name }
        if place == 0, aliases[call.node.name] == nil { aliases[call.node.name] = activation.name }
      case .activation: break
      }
    }
  }
}
