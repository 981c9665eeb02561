import Networks
import Support
import Tensors

/// Turns the layers of a model of Keras into those of a network, models within it laid open.
struct KerasBuilder {
  private let order: AxisOrder
  private let isKeras2: Bool
  private var inputs: [NetworkInput] = []
  private var layers: [NamedLayer] = []
  private var shapes: [String: Shape] = [:]
  /// The layer here that a layer of Keras became where it was called first, by its path.
  private var placed: [String: String] = [:]

  private init(order: AxisOrder, isKeras2: Bool) { (self.order, self.isKeras2) = (order, isKeras2) }

  /// A network with what is needed to find its weights.
  struct Result {
    let network: Network
    let order: AxisOrder
    let leaves: [KerasLeaf]
  }

  /// Builds the network; `name` names it where the model has no name but the one that Keras gave it.
  ///
  /// Throws `KerasModel.Failure` or `NetworkError`.
  static func build(_ model: KerasModel, name: String, isKeras2: Bool) throws -> Result {
    var builder = KerasBuilder(order: try AxisOrder(of: model), isKeras2: isKeras2)
    let scope = Scope(path: KerasPaths.root, prefix: nil)
    let outputs = try builder.run(model, given: try builder.declareInputs(of: model), scope)
    let isNamed =
      model.name.isNetworkName && model.name.wholeMatch(of: /(sequential|functional|model)(_[0-9]+)?/) == nil
    let network = try Network(
      name: isNamed ? model.name : name, inputs: builder.inputs, layers: builder.layers, outputs: outputs)
    return Result(
      network: network, order: builder.order, leaves: KerasPaths.leaves(of: model, placed: builder.placed))
  }

  /// Where a model stands within others.
  private struct Scope {
    let path: String
    let prefix: String?
  }
}

/// Inputs.
extension KerasBuilder {
  private mutating func declareInputs(of model: KerasModel) throws -> [String] {
    if model.inputs.isEmpty {
      let first = model.layers.first?.config
      let shape = first?.first { ["batch_input_shape", "batch_shape"].contains($0.key) }?.value ?? model.builtShape
      return [try declareInput(NetworkInput.standardName, shape, of: model)]
    }
    return try model.inputs.map { name in
      let config = model.layers.first { $0.name == name }?.config ?? []
      let shape = config.first { ["batch_input_shape", "batch_shape"].contains($0.key) }?.value
      return try declareInput(name, shape, of: model)
    }
  }

  private mutating func declareInput(
    _ keras: String, _ shape: SourceValue?, of model: KerasModel
  ) throws -> String {
    guard let list = shape?.list, list.count > 1 else {
      throw KerasModel.Failure(reason: "it does not say which shape its input has; build the model before saving it.")
    }
    let extents = list.dropFirst().compactMap(\.integer)
    guard extents.count == list.count - 1, extents.allSatisfy({ $0 > 0 }), extents.count <= 4 else {
      let text = list.dropFirst().map { $0.integer.map(String.init) ?? "None" }.joined(separator: ", ")
      throw KerasModel.Failure(
        reason:
          "its input '\(keras.printable(limit: 60))' has the shape (\(text)); a network here has one of a fixed size: "
          + "build the model with a size\(Self.wantedSize(of: model)) and save it again.")
    }
    let input = NetworkInput(name: freeName(keras, nil), shape: order.shape(extents))
    inputs.append(input)
    shapes[input.name] = input.shape
    return input.name
  }

  /// Where images of any size are resized first: the size that the model works with.
  private static func wantedSize(of model: KerasModel) -> String {
    guard let config = model.layers.first(where: { $0.kind == "Resizing" })?.config,
      let rows = config.first(where: { $0.key == "height" })?.value.integer,
      let columns = config.first(where: { $0.key == "width" })?.value.integer
    else { return "" }
    return ", such as the \(rows)×\(columns) that its layer Resizing makes,"
  }
}

/// Layers.
extension KerasBuilder {
  /// Adds the layers of a model and gives the names of its outputs.
  private mutating func run(_ model: KerasModel, given: [String], _ scope: Scope) throws -> [String] {
    let paths = KerasPaths.paths(of: model, at: scope.path)
    guard !model.isSequential else {
      return try model.layers.filter { !$0.isInput }.reduce(given) { sources, layer in
        try add(layer, reading: sources, at: paths[layer.name] ?? "", scope)
      }
    }
    guard given.count == model.inputs.count else {
      throw KerasModel.Failure(
        reason:
          "the model '\(model.name.printable(limit: 60))' in it takes \(model.inputs.count) inputs, not \(given.count)."
      )
    }
    var values: [KerasModel.Reference: String] = [:]
    for (name, value) in zip(model.inputs, given) { values[KerasModel.Reference(layer: name, call: 0)] = value }
    var open = model.layers.filter { !$0.isInput }.flatMap { layer in layer.calls.indices.map { (layer, $0) } }
    // Calls stand with their layers, so that one may read what comes later in the list.
    while !open.isEmpty {
      let before = open.count
      var later: [(KerasModel.Layer, Int)] = []
      for (layer, call) in open {
        let sources = layer.calls[call].compactMap { values[$0] }
        guard sources.count == layer.calls[call].count else {
          later.append((layer, call))
          continue
        }
        let results = try add(layer, reading: sources, at: paths[layer.name] ?? "", scope)
        for (output, result) in results.enumerated() {
          values[KerasModel.Reference(layer: layer.name, call: call, output: output)] = result
        }
      }
      open = later
      guard open.count < before else {
        let name = open[0].0.name.printable(limit: 60)
        throw KerasModel.Failure(reason: "layer '\(name)' reads what no layer before it gives.")
      }
    }
    return try model.outputs.map { output in
      guard let value = values[output] else {
        throw KerasModel.Failure(reason: "its output '\(output.layer.printable(limit: 60))' is no layer of it.")
      }
      return value
    }
  }

  /// Adds one call of a layer and gives the names of its outputs.
  private mutating func add(
    _ layer: KerasModel.Layer, reading sources: [String], at path: String, _ scope: Scope
  ) throws -> [String] {
    if let boxed = layer.model {
      return try run(boxed.model, given: sources, Scope(path: path, prefix: layer.name))
    }
    guard let kind = KerasKinds.named(layer.kind) else {
      throw KerasModel.Failure(
        reason:
          "layer '\(layer.name.printable(limit: 50))' is of the kind \(layer.kind.printable(limit: 40)), which is not "
          + "read; build the model of the layers that 'cnn-viz' knows (its README lists them) and save it again.")
    }
    do {
      let arguments = try KerasArguments(layer, order: order, isKeras2: isKeras2)
      let parts = try kind.parts(arguments, reading: sources.compactMap { shapes[$0] })
      var read = sources
      for (place, part) in parts.enumerated() {
        let ending = place == parts.count - 1 ? nil : part.ending
        read = [try append(part, ending: ending, of: layer, reading: read, at: path, scope)]
      }
      return read
    } catch let error as NetworkError {
      throw NetworkError.layer(layer.name, kind: layer.kind, error)
    }
  }

  private mutating func append(
    _ part: KerasPart, ending: String?, of layer: KerasModel.Layer, reading sources: [String], at path: String,
    _ scope: Scope
  ) throws -> String {
    let inputShapes = sources.compactMap { shapes[$0] }
    let shape = try part.layer.outputShape(inputShapes)
    let hasWeights = !part.layer.parameters(inputShapes).isEmpty
    if order == .channelsFirst, shape.rank > 1, part.layer.activation == .softmax, layer.kind != "Softmax" {
      throw KerasModel.Failure(
        reason:
          "layer '\(layer.name.printable(limit: 60))' applies softmax over the columns, as the channels come first; "
          + "use Softmax(axis=1).")
    }
    let name = freeName(layer.name + (ending.map { "_" + $0 } ?? ""), scope.prefix)
    if hasWeights, let first = placed[path] {
      layers.append(NamedLayer(name, sharing: first, inputs: sources))
    } else {
      layers.append(NamedLayer(name, part.layer, inputs: sources))
      if hasWeights { placed[path] = name }
    }
    shapes[name] = shape
    return name
  }

  /// A name that nothing has yet, made of letters that are allowed.
  private func freeName(_ keras: String, _ prefix: String?) -> String {
    func allowed(_ text: String) -> String {
      let letters = text.unicodeScalars.map { scalar in
        let isFine = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        return isFine || "_-.".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
      }
      let name = String(letters.prefix(56))
      return name.isNodeName ? name : "layer" + name
    }
    let candidates = [allowed(keras)] + (prefix.map { [allowed("\($0)_\(keras)")] } ?? [])
    if let free = candidates.first(where: { shapes[$0] == nil }) { return free }
    var number = 1
    while shapes["\(candidates[0])_\(number)"] != nil { number += 1 }
    return "\(candidates[0])_\(number)"
  }
}

extension AxisOrder {
  /// Where a model keeps its channels: where its layers say. Flattening says only what it believes.
  fileprivate init(of model: KerasModel) throws {
    var found: Set<String> = []
    func look(_ model: KerasModel) {
      for layer in model.layers {
        if let inner = layer.model { look(inner.model) }
        guard layer.kind != "Flatten", let value = layer.config.first(where: { $0.key == "data_format" })?.value.text
        else { continue }
        found.insert(value)
      }
    }
    look(model)
    guard found.count < 2 else {
      throw KerasModel.Failure(
        reason: "some of its layers have the channels last and some first; only one order is read.")
    }
    guard let order = AxisOrder(rawValue: found.first ?? "channels_last") else {
      throw KerasModel.Failure(reason: "its layers have their channels in an order that is not read.")
    }
    self = order
  }
}
