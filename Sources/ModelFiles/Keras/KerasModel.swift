import Networks
import Support

/// A model of Keras as its configuration has it: layers, the calls of each, and which values go in and out.
struct KerasModel {
  /// An output of one call of a layer: the only one, unless the layer is a model with several.
  struct Reference: Hashable {
    let layer: String
    let call: Int
    var output = 0
  }

  struct Layer {
    /// The name of the class.
    let kind: String
    let name: String
    let config: [SourceEntry]
    /// For each call what it reads; of a sequential model nothing, as there each layer reads the one before.
    let calls: [[Reference]]
    /// What a layer that is a model consists of.
    let model: Boxed?

    var isInput: Bool { kind == "InputLayer" }
  }

  /// A model within a model.
  final class Boxed {
    let model: KerasModel
    init(_ model: KerasModel) { self.model = model }
  }

  let name: String
  let layers: [Layer]
  let isSequential: Bool
  /// The layers that take what goes in.
  let inputs: [String]
  let outputs: [Reference]
  /// The shape of the batches of a sequential model that has no layer for it; `nil` where nobody says.
  let builtShape: SourceValue?

  /// Why a configuration is not read.
  struct Failure: Error {
    let reason: String
  }

  static let kinds = ["Functional", "Sequential", "Model"]
  private static let depthLimit = 16
  private static let layerLimit = 4096

  /// Reads the object with `class_name` and `config`.
  init(_ value: SourceValue, depth: Int = 0) throws {
    guard depth < Self.depthLimit else { throw Failure(reason: "models are nested too deeply in it.") }
    guard let kind = value["class_name"]?.text, let config = value["config"] else {
      throw Failure(reason: "its configuration has no class_name and config.")
    }
    guard Self.kinds.contains(kind), let items = config["layers"]?.list ?? config.list else {
      throw Failure(
        reason: "the model is of the class \(kind.printable()), whose layers Python code connects; only Sequential and "
          + "functional models are read: build it as keras.Model(inputs, outputs) and save it again.")
    }
    guard items.count <= Self.layerLimit else { throw Failure(reason: "it has more than \(Self.layerLimit) layers.") }
    isSequential = kind == "Sequential"
    name = config["name"]?.text ?? ""
    builtShape = config["build_input_shape"] ?? value["build_config"]?["input_shape"]
    let isSequential = isSequential
    layers = try items.map { try Self.layer($0, isSequential: isSequential, depth: depth) }
    guard Set(layers.map(\.name)).count == layers.count else {
      throw Failure(reason: "two of its layers have one name.")
    }
    if isSequential {
      inputs = layers.filter(\.isInput).map(\.name)
      outputs = layers.last.map { [Reference(layer: $0.name, call: 0)] } ?? []
    } else {
      inputs = try Self.references(config["input_layers"], "input_layers").map(\.layer)
      outputs = try Self.references(config["output_layers"], "output_layers")
    }
  }

  private static func layer(_ value: SourceValue, isSequential: Bool, depth: Int) throws -> Layer {
    guard let kind = value["class_name"]?.text, let config = value["config"] else {
      throw Failure(reason: "a layer in its configuration has no class_name and config.")
    }
    let name = value["name"]?.text ?? config["name"]?.text ?? ""
    guard !name.isEmpty else { throw Failure(reason: "a layer of the kind \(kind.printable()) has no name.") }
    let isModel = kinds.contains(kind)
    let nodes = isSequential ? [] : value["inbound_nodes"]?.list ?? []
    return Layer(
      kind: kind, name: name, config: config.entries ?? [], calls: try nodes.map { try call($0, of: name, kind) },
      model: isModel ? Boxed(try KerasModel(value, depth: depth + 1)) : nil)
  }
}

/// What a call reads.
extension KerasModel {
  /// The values of `input_layers` or `output_layers`: one, or a list of several.
  private static func references(_ value: SourceValue?, _ what: String) throws -> [Reference] {
    guard let list = value?.list, !list.isEmpty else { throw Failure(reason: "its \(what) are no list of layers.") }
    if list[0].text != nil { return [try reference(list, of: what)] }
    return try list.map { try reference($0.list ?? [], of: what) }
  }

  /// `[name, call, 0]`.
  private static func reference(_ parts: [SourceValue], of layer: String) throws -> Reference {
    guard parts.count >= 3, let name = parts[0].text, let call = parts[1].integer,
      let output = parts[2].integer, call >= 0, output >= 0
    else {
      throw Failure(
        reason: "layer '\(layer.printable(limit: 60))' reads something else than the outputs of layers.")
    }
    return Reference(layer: name, call: call, output: output)
  }

  /// What one call reads: of Keras 3 an object with its arguments, of older ones a list.
  private static func call(_ node: SourceValue, of layer: String, _ kind: String) throws -> [Reference] {
    if let arguments = node["args"]?.list {
      for argument in node["kwargs"]?.entries ?? [] where !isHarmless(argument.value) {
        // Keras calls it so by itself; it resizes just the same.
        if argument.key == "training", kind == "Resizing" { continue }
        throw Failure(
          reason: "layer '\(layer.printable(limit: 60))' is called with the argument "
            + "'\(argument.key.printable(limit: 40))', which is not read: call layers with their inputs only.")
      }
      return try arguments.flatMap { try tensors($0, of: layer) }
    }
    let items = node.list ?? []
    // One input may stand there without a list around it.
    if items.first?.text != nil { return [try reference(items, of: layer)] }
    return try items.map { item in
      let parts = item.list ?? []
      if parts.count > 3, let further = parts[3].entries, !further.allSatisfy({ isHarmless($0.value) }) {
        throw Failure(
          reason: "layer '\(layer.printable(limit: 60))' is called with further arguments, which are not read.")
      }
      return try reference(parts, of: layer)
    }
  }

  /// Masks and the flag for training that a saved model has.
  private static func isHarmless(_ value: SourceValue) -> Bool {
    if value.isNone || value.flag == false { return true }
    return value.list.map { $0.allSatisfy(isHarmless) } ?? false
  }

  private static func tensors(_ value: SourceValue, of layer: String) throws -> [Reference] {
    if let list = value.list { return try list.flatMap { try tensors($0, of: layer) } }
    guard value["class_name"]?.text == "__keras_tensor__", let history = value["config"]?["keras_history"]?.list else {
      throw Failure(
        reason: "layer '\(layer.printable(limit: 60))' is called with something else than the outputs of layers.")
    }
    return [try reference(history, of: layer)]
  }
}
