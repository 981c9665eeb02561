import Engine
import Networks
import Support

/// The configuration of a model as `config.json` of Keras 3 has it.
enum KerasConfiguration {
  /// Throws `KerasWriting.Failure` where an argument has no form in such files.
  static func json(_ graph: KerasGraph) throws -> JSONValue {
    let network = graph.network
    let inputs = network.inputs.map { input in
      object(
        "InputLayer",
        [
          ("batch_shape", .list([.null] + input.shape.channelsLast.map(JSONValue.integer))),
          ("dtype", .text("float32")),
          ("name", .text(input.name)),
        ], name: input.name, calls: [])
    }
    let layers = try graph.layers.map { layer in
      let arguments = try layer.arguments.map { ($0.name, try json($0.value, of: layer)) }
      // Said, as Keras says it: without it the mean of a Normalization would be one for everything.
      let axis: [(String, JSONValue)] = layer.kind.hasSuffix("Normalization") ? [("axis", .integer(-1))] : []
      return object(
        layer.kind, [("name", .text(layer.name))] + arguments + axis, name: layer.name,
        calls: layer.calls.map { call(isMerge(layer.kind), $0) })
    }
    func places(_ names: [String]) -> JSONValue {
      .list(names.compactMap { graph.values[$0] }.map(place))
    }
    let config: [(String, JSONValue)] = [
      ("name", .text(network.name)), ("trainable", .flag(true)), ("layers", .list(inputs + layers)),
      ("input_layers", places(network.inputs.map(\.name))), ("output_layers", places(network.outputs)),
    ]
    return .object([
      ("module", .text("keras.src.models.functional")), ("class_name", .text("Functional")),
      ("config", .object(config)),
      ("registered_name", .text("Functional")), ("compile_config", .null),
    ])
  }

  private static func object(
    _ kind: String, _ config: [(String, JSONValue)], name: String, calls: [JSONValue]
  ) -> JSONValue {
    .object([
      ("module", .text("keras.layers")), ("class_name", .text(kind)), ("config", .object(config)),
      ("registered_name", .null), ("name", .text(name)), ("inbound_nodes", .list(calls)),
    ])
  }

  private static func isMerge(_ kind: String) -> Bool {
    kind == "Concatenate" || LayerKinds.named(kind) is any MergeLayer.Type
  }

  /// What a call reads: one value, or a list of them where the layer joins several.
  private static func call(_ joins: Bool, _ sources: [KerasGraph.Value]) -> JSONValue {
    let tensors = sources.map { value in
      JSONValue.object([
        ("class_name", .text("__keras_tensor__")),
        (
          "config",
          .object([
            ("shape", .list([.null] + value.extents.map(JSONValue.integer))), ("dtype", .text("float32")),
            ("keras_history", place(value)),
          ])
        ),
      ])
    }
    return .object([("args", .list(joins ? [.list(tensors)] : tensors)), ("kwargs", .object([]))])
  }

  private static func place(_ value: KerasGraph.Value) -> JSONValue {
    .list([.text(value.layer), .integer(value.call), .integer(0)])
  }
}

/// Arguments.
extension KerasConfiguration {
  private static func json(_ value: ArgumentValue, of layer: KerasGraph.Layer) throws -> JSONValue {
    switch value {
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .list(let values): .list(try values.map { try json($0, of: layer) })
    case .function(let function): try json(function, of: layer)
    }
  }

  /// A function by its name; one with parameters of its own as the layer that is nothing but it.
  private static func json(_ function: ActivationFunction, of layer: KerasGraph.Layer) throws -> JSONValue {
    let parameters = function.parameters
    guard !parameters.isEmpty else { return .text(function.name) }
    let kinds = ["relu": "ReLU", "leaky_relu": "LeakyReLU", "elu": "ELU"]
    guard let kind = kinds[function.name] else {
      throw KerasWriting.Failure(
        reason:
          "layer '\(layer.name.printable(limit: 50))' has the activation \(function.name) with parameters of its own, "
          + "which files of Keras do not hold")
    }
    let config = try parameters.map { ($0.name, try json($0.value, of: layer)) }
    return .object([
      ("module", .text("keras.layers")), ("class_name", .text(kind)), ("config", .object(config)),
      ("registered_name", .null),
    ])
  }
}
