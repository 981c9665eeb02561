import Networks
import Support
import Tensors

/// The HDF5 file with a whole model in the form of Keras 3: the model's configuration, and a group for each layer with its weights.
enum KerasHDF5 {
  /// How many texts a list has; Keras numbers the lists that follow, because a list has to fit into 64 KiB.
  private static let listLimit = 4000

  /// The bytes of the file, which depend on nothing but the network and its weights.
  ///
  /// Throws `KerasWriting.Failure` where Keras has no layer for one of the network's, or if there are too many.
  static func image(_ network: Network, _ weights: Weights) throws -> [UInt8] {
    let graph = try KerasGraph(network)
    let configuration = try KerasConfiguration.json(graph)
    let root = HDF5Image.Group(
      items: ["model_weights": .group(try self.weights(graph, weights))],
      // The version whose form of configuration this is.
      texts: [
        "backend": .one("tensorflow"), "keras_version": .one("3.0.0"), "model_config": .one(configuration.text),
      ])
    return HDF5Image(root).bytes
  }

  private static func weights(_ graph: KerasGraph, _ weights: Weights) throws -> HDF5Image.Group {
    var groups: [String: HDF5Image.Item] = [:]
    for layer in graph.ordered {
      let node = layer.node.flatMap { graph.network.node(named: $0) }
      let arrays = node.map { KerasWriting.arrays(of: $0, weights) } ?? []
      var group = HDF5Image.Group(texts: ["weight_names": .list(arrays.map { "\(layer.name)/\($0.name)" })])
      if !arrays.isEmpty {
        group.items = [
          layer.name: .group(.init(items: Dictionary(uniqueKeysWithValues: arrays.map { ($0.name, $0.item) })))
        ]
      }
      groups[layer.name] = .group(group)
    }
    for input in graph.network.inputs { groups[input.name] = .group(.init(texts: ["weight_names": .list([])])) }
    return .init(items: groups, texts: layerNames(graph.network.inputs.map(\.name) + graph.ordered.map(\.name)))
  }

  private static func layerNames(_ names: [String]) -> [String: HDF5Texts] {
    let about = ["backend": HDF5Texts.one("tensorflow"), "keras_version": .one("3.0.0")]
    guard names.count > listLimit else { return about.merging(["layer_names": .list(names)]) { $1 } }
    let lists = stride(from: 0, to: names.count, by: listLimit).enumerated().map { number, start in
      ("layer_names\(number)", HDF5Texts.list(Array(names[start..<min(names.count, start + listLimit)])))
    }
    return about.merging(lists) { $1 }
  }
}
