import Networks
import Support
import Tensors

/// Weights with the names and layouts of PyTorch, what `state_dict` gives of a module: of the program that is generated from a
/// network, or of torchvision's network of the same name.
struct PyTorchWeights {
  let file: String
  private let tensors: [String: Tensor]
  private let names: [String]

  /// How many batches a normalization has seen, which predicts nothing.
  private static let counter = ".num_batches_tracked"

  init(_ content: Safetensors, file: String) {
    self.file = file
    names = content.tensors.map(\.name)
    tensors = Dictionary(uniqueKeysWithValues: content.tensors.map { ($0.name, $0.tensor) })
  }

  /// Whether a file has PyTorch's names and not those of a network here.
  static func isWritten(in content: Safetensors, for network: Network) -> Bool {
    let own = Set(network.parameters.map(\.name))
    let names = content.tensors.map(\.name)
    let endings = [".weight", ".bias", ".running_mean", ".alpha", ".mean"]
    return !names.contains(where: own.contains) && names.contains { name in endings.contains(where: name.hasSuffix) }
  }

  /// The network with its weights; throws `ModelFileError` where the names are those of neither program, or fit both.
  func model(for network: Network) throws -> LoadedModel {
    let namings = [PyTorchNaming(torchvision: network), PyTorchNaming(program: network)].compactMap { $0 }
    let missing = namings.map { naming in naming.tensors.filter { tensors[$0.name] == nil } }
    let complete = missing.indices.filter { missing[$0].isEmpty }
    guard complete.count < 2 || namings[0].modules == namings[1].modules else {
      throw ModelFileError.badTensor(
        file: file, tensor: names[0], reason: "may belong to two programs of the network \(network.name)")
    }
    let best = missing.indices.min { missing[$0].count < missing[$1].count } ?? 0
    if let first = missing[best].first {
      throw ModelFileError.missingTensor(
        file: file, tensor: first.name, shape: "\(Shape(first.extents))", network: network.name)
    }
    try refuseStrangers(namings[best])
    return try model(namings[best])
  }

  /// Throws where a tensor is neither a parameter nor known to predict nothing.
  private func refuseStrangers(_ naming: PyTorchNaming) throws {
    var known = Set(naming.tensors.map(\.name))
    for node in naming.network.nodes where node.layer is BatchNormalization || node.layer is GroupNormalization {
      guard let module = naming.modules[node.name] else { continue }
      known.formUnion(["\(module).weight", "\(module).bias"])
    }
    let stranger = names.first { name in
      !known.contains(name) && !name.hasSuffix(Self.counter) && !naming.ignored.contains(where: name.hasPrefix)
    }
    if let stranger {
      throw ModelFileError.unexpectedTensor(file: file, tensor: stranger, network: naming.network.name)
    }
  }
}

/// Values.
extension PyTorchWeights {
  private func model(_ naming: PyTorchNaming) throws -> LoadedModel {
    let network = naming.network
    var entries: [String: Tensor] = [:]
    for node in network.nodes {
      for source in naming.sources(of: node) {
        let tensor = try tensor("\(naming.modules[node.name] ?? "").\(source.tensor)", source.extents)
        let declaration = node.parameters.first { $0.name == source.parameter }
        guard let shape = declaration?.shape else { continue }
        entries[node.parameterName(source.parameter)] = Tensor(shape, source.values(tensor))
      }
    }
    for node in network.nodes {
      guard let module = naming.modules[node.name], node.layer is BatchNormalization || node.layer is GroupNormalization
      else { continue }
      try takeUpFactor(node, module, in: network, &entries)
    }
    let given = network.parameters.compactMap { parameter in entries[parameter.name].map { (parameter.name, $0) } }
    return LoadedModel(
      network: network, weights: try Weights(given, for: network), axisOrder: .channelsFirst)
  }

  /// Works a factor that a normalization has in PyTorch and lacks here into the kernel before it, and the mean.
  ///
  /// Throws where that cannot be, or where an offset is lacking here.
  private func takeUpFactor(
    _ node: Node, _ module: String, in network: Network, _ entries: inout [String: Tensor]
  ) throws {
    func strange(_ parameter: String, _ tensor: String, _ neutral: Float) throws -> Tensor? {
      let name = "\(module).\(tensor)"
      guard node.ownParameterName(parameter) == nil, tensors[name] != nil else { return nil }
      let found = try self.tensor(name, [node.inputShapes[0].channels])
      return found.values.allSatisfy { $0 == neutral } ? nil : found
    }
    func refusal(_ tensor: String, _ neutral: String) -> ModelFileError {
      .badTensor(
        file: file, tensor: "\(module).\(tensor)",
        reason: "is not \(neutral), but the layer \(node.name) of the network \(network.name) has none")
    }
    if try strange("beta", "bias", 0) != nil { throw refusal("bias", "0") }
    guard let factors = try strange("gamma", "weight", 1) else { return }
    let before = network.node(named: node.inputs[0])
    let readers = network.nodes.filter { $0.inputs.contains(node.inputs[0]) }
    guard node.layer is BatchNormalization, let before, before.layer is Conv2D, before.layer.activation == nil,
      !network.nodes.contains(where: { $0.owner == before.name && $0.isShared }), readers.count == 1,
      !network.outputs.contains(before.name)
    else { throw refusal("weight", "1") }
    // (k x + b - mean) * factor = (factor k) x + factor b - factor mean; the filters are the last axis.
    for name in ["kernel", "bias"].map(before.parameterName) + [node.parameterName("moving_mean")] {
      guard let tensor = entries[name] else { continue }
      entries[name] = Tensor(
        tensor.shape, tensor.values.enumerated().map { $1 * factors[$0 % factors.count] })
    }
  }

  private func tensor(_ name: String, _ extents: [Int]) throws -> Tensor {
    guard let tensor = tensors[name], tensor.shape.dimensions == extents else {
      throw ModelFileError.wrongShape(
        file: file, tensor: name, found: tensors[name].map { "\($0.shape)" } ?? "none", expected: "\(Shape(extents))")
    }
    if let position = tensor.values.firstIndex(where: { !$0.isFinite }) {
      throw ModelFileError.notFinite(file: file, tensor: name, position: position)
    }
    return tensor
  }
}
