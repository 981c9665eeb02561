import Networks
import Support
import Tensors

/// Writes a network as Keras does: as an archive of Keras 3, `.keras`, as an HDF5 file with the whole model, `.h5`, or its weights
/// alone, `.weights.h5`.
enum KerasWriting {
  /// Why a network is not written.
  struct Failure: Error {
    let reason: String
  }

  /// How the names of Keras's files end.
  static let endings = [".keras", ".h5", ".hdf5"]

  /// Writes the file that its ending asks for, so that at any moment there is the old file or the whole new one.
  static func save(_ network: Network, _ weights: Weights, to file: String) throws {
    do {
      let name = file.lowercased()
      let bytes =
        if name.hasSuffix(".keras") {
          try archive(network, weights)
        } else if name.hasSuffix(".weights.h5") {
          try weightsAlone(network, weights)
        } else {
          try KerasHDF5.image(network, weights)
        }
      try Files.write(bytes, to: file)
    } catch let failure as Failure {
      throw ModelFileError.notWritten(file: file, reason: failure.reason)
    }
  }

  /// The bytes of an archive with the network and its weights, which depend on nothing else.
  ///
  /// Throws `Failure` where Keras has no layer for one of the network's, or if the archive would be too large.
  static func archive(_ network: Network, _ weights: Weights) throws -> [UInt8] {
    let graph = try KerasGraph(network)
    let configuration = try KerasConfiguration.json(graph)
    let image = HDF5Image(tree(graph, weights)).bytes
    guard image.count < ZipWriter.sizeLimit - 1 << 26 else {
      throw Failure(reason: "its weights are too many for an archive, which has less than 4 GB")
    }
    var archive = ZipWriter()
    // The version that introduced this form; no date, so that the same network has the same bytes.
    let metadata = JSONValue.object([("keras_version", .text("3.0.0"))])
    archive.add("metadata.json", Array(metadata.text.utf8))
    archive.add("config.json", Array(configuration.text.utf8))
    archive.add("model.weights.h5", image)
    return archive.archive
  }

  /// The bytes of the file that `model.load_weights` of Keras 3 reads, and that archives hold.
  static func weightsAlone(_ network: Network, _ weights: Weights) throws -> [UInt8] {
    HDF5Image(tree(try KerasGraph(network), weights)).bytes
  }

  /// The weights as Keras names them: `layers/conv2d_1/vars/0`.
  private static func tree(_ graph: KerasGraph, _ weights: Weights) -> HDF5Image.Group {
    var counter = KerasCounter()
    var groups: [String: HDF5Image.Item] = [:]
    for layer in graph.ordered {
      let name = counter.next(layer.kind)
      guard let node = layer.node.flatMap({ graph.network.node(named: $0) }), !node.parameters.isEmpty else { continue }
      let arrays = arrays(of: node, weights).enumerated().map { ("\($0)", $1.item) }
      groups[name] = .group(.init(items: ["vars": .group(.init(items: Dictionary(uniqueKeysWithValues: arrays)))]))
    }
    return .init(items: ["layers": .group(.init(items: groups))])
  }

  /// The arrays of a layer in Keras's order, under the names of its parameters.
  static func arrays(of node: Node, _ weights: Weights) -> [(name: String, item: HDF5Image.Item)] {
    let own = node.parameters.map { ($0.name, HDF5Image.Item.floats(weights[node.parameterName($0.name)])) }
    // How much data was measured, where Keras measures: it wants this to be there, and nothing depends on it.
    return own + (node.layer is Normalization && !own.isEmpty ? [("count", .integer(0))] : [])
  }
}
