import Networks
import Tensors

/// What the modules of a program in PyTorch are called that computes what a network here does.
struct PyTorchNaming {
  /// The network, which may differ from the one that was asked for where PyTorch's own differs in something small.
  let network: Network
  /// The module of each layer that has parameters, by the layer's name.
  let modules: [String: String]
  /// Whether the program flattens maps in PyTorch's order, channels first; else it brings them into Keras's before.
  let flattensChannelsFirst: Bool
  /// The beginnings of the names of modules that only training uses.
  var ignored: [String] = []

  /// The program that is generated from a network.
  init(program network: Network) {
    let names = network.pytorchModuleNames
    let owners = Set(network.nodes.filter { !$0.isShared && !$0.parameters.isEmpty }.map(\.name))
    self.network = network
    modules = Dictionary(uniqueKeysWithValues: names.filter { owners.contains($0.node) }.map { ($0.node, $0.module) })
    // Where padding differs, a layer that is applied again has a module with the same parameters.
    ignored = names.filter { !owners.contains($0.node) }.map { $0.module + "." }
    flattensChannelsFirst = false
  }

  /// The modules that torchvision's network of the same name has; `nil` if it has none, or if a layer is not one of its own.
  init?(torchvision network: Network) {
    guard let architecture = Torchvision.all.first(where: { $0.names.contains(network.name) }) else { return nil }
    var modules: [String: String] = [:]
    for node in network.nodes where !node.parameters.isEmpty && !node.isShared {
      guard let module = architecture.module(of: node.name, in: network) else { return nil }
      modules[node.name] = module
    }
    guard Set(modules.values).count == modules.count else { return nil }
    (self.network, self.modules) = (architecture.adapted(network), modules)
    (flattensChannelsFirst, ignored) = (true, architecture.ignored)
  }

  /// The maps whose values a layer reads in PyTorch's order: what was flattened on the way to it, with nothing between that
  /// mixes values.
  func flattenedMaps(before node: Node) -> Shape? {
    guard flattensChannelsFirst else { return nil }
    var place = network.node(named: node.inputs[0])
    while let before = place, before.inputs.count == 1 {
      if before.layer is Flatten { return before.inputShapes[0] }
      guard before.parameters.isEmpty, before.outputShape == before.inputShapes[0] else { return nil }
      place = network.node(named: before.inputs[0])
    }
    return nil
  }

  /// Where the module of a layer keeps its parameters.
  func sources(of node: Node) -> [PyTorchSource] {
    modules[node.name] == nil ? [] : node.pytorchSources(flattened: flattenedMaps(before: node))
  }

  /// The names of all tensors that are needed, with their extents.
  var tensors: [(name: String, extents: [Int])] {
    network.nodes.flatMap { node in
      sources(of: node).map { ("\(modules[node.name] ?? "").\($0.tensor)", $0.extents) }
    }
  }
}

extension ModelFile {
  /// The tensors that are taken of torchvision's network of the same name, with their extents; `nil` if it has none.
  package static func torchvisionTensors(of network: Network) -> [(name: String, extents: [Int])]? {
    PyTorchNaming(torchvision: network)?.tensors
  }
}
