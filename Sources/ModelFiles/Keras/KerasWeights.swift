import Networks
import Support
import Tensors

/// The weights of a model in an HDF5 file, in either of the two forms in which Keras writes them.
struct KerasWeights {
  let content: HDF5File
  let file: String

  /// The group of a whole model in which the weights are.
  private static let modelGroup = "model_weights"

  /// The weights of a network whose layers Keras calls so.
  ///
  /// - Parameter isGuessed: whether the names of the groups are not known, and only their order counts.
  func weights(of network: Network, _ leaves: [KerasLeaf], isGuessed: Bool) throws -> Weights {
    let entries = try arrays(of: network, leaves, isGuessed: isGuessed).map { name, array, shape in
      (name: name, tensor: try content.tensor(array, shape: shape))
    }
    return try Weights(entries, for: network)
  }

  private typealias Found = (name: String, array: HDF5File.Array, shape: Shape)

  private func arrays(of network: Network, _ leaves: [KerasLeaf], isGuessed: Bool) throws -> [Found] {
    for root in [Self.modelGroup, ""] {
      guard let names = content.texts("layer_names", of: root) else { continue }
      return try olderArrays(network, leaves, root: root, groups: names, isGuessed: isGuessed)
    }
    return try leaves.flatMap { leaf in
      try parameters(of: leaf, network).enumerated().map { index, parameter in
        let paths = ["layers/", "_layer_checkpoint_dependencies/"].map {
          $0 + leaf.path.dropFirst("layers/".count) + "/vars/\(index)"
        }
        guard let array = paths.lazy.compactMap({ content.arrays[$0] }).first else {
          throw missing(paths[0], parameter.shape, network)
        }
        return (parameter.name, array, parameter.shape)
      }
    }
  }

  /// What older files have: a group for each layer, with the names of its arrays in their order, what learned before what did
  /// not.
  private func olderArrays(
    _ network: Network, _ leaves: [KerasLeaf], root: String, groups: [String], isGuessed: Bool
  ) throws -> [Found] {
    let start = root.isEmpty ? "" : root + "/"
    let full = groups.filter { content.texts("weight_names", of: start + $0)?.isEmpty == false }
    var wanted = leaves.filter { !parameters(of: $0, network).isEmpty }
    if isGuessed, !Set(wanted.map(\.group)).isSubset(of: full) {
      guard wanted.count == full.count else {
        throw ModelFileError.badKeras(
          file: file,
          reason: "it holds the weights of \(full.count) layers, but the network \(network.name.printable(limit: 40)) "
            + "has \(wanted.count) with weights.")
      }
      wanted = zip(wanted, full).map {
        KerasLeaf(node: $0.node, path: $0.path, group: $1, isTrainable: $0.isTrainable)
      }
    }
    return try grouped(wanted).flatMap { group, leaves -> [Found] in
      let all = leaves.flatMap { leaf in
        parameters(of: leaf, network).map { (parameter: $0, learns: leaf.isTrainable && $0.isTrainable) }
      }
      let sorted = all.filter(\.learns) + all.filter { !$0.learns }
      // How much data a normalization has seen matters no more.
      let names = (content.texts("weight_names", of: start + group) ?? []).filter {
        !["count", "count:0"].contains($0.split(separator: "/").last.map(String.init))
      }
      guard names.count == sorted.count else {
        let expected = sorted.dropFirst(names.count).first?.parameter
        guard let expected else {
          throw ModelFileError.unexpectedTensor(file: file, tensor: names[sorted.count], network: network.name)
        }
        throw missing(expected.name, expected.shape, network)
      }
      return try zip(names, sorted).map { name, wanted in
        let path = "\(start)\(group)/\(name)"
        guard let array = content.arrays[path] else { throw missing(path, wanted.parameter.shape, network) }
        return (wanted.parameter.name, array, wanted.parameter.shape)
      }
    }
  }

  /// Layers by their groups, the groups in the order of their first layers.
  private func grouped(_ leaves: [KerasLeaf]) -> [(group: String, leaves: [KerasLeaf])] {
    var result: [(group: String, leaves: [KerasLeaf])] = []
    var places: [String: Int] = [:]
    for leaf in leaves {
      if let place = places[leaf.group] {
        result[place].leaves.append(leaf)
      } else {
        places[leaf.group] = result.count
        result.append((leaf.group, [leaf]))
      }
    }
    return result
  }

  private func parameters(of leaf: KerasLeaf, _ network: Network) -> [(name: String, shape: Shape, isTrainable: Bool)] {
    guard let node = network.node(named: leaf.node) else { return [] }
    return node.parameters.map { (node.parameterName($0.name), $0.shape, $0.isTrainable) }
  }

  private func missing(_ tensor: String, _ shape: Shape, _ network: Network) -> ModelFileError {
    .missingTensor(file: file, tensor: tensor, shape: "\(shape)", network: network.name)
  }
}
