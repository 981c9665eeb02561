import Networks
import Support
import Tensors

/// Writes a network as an archive of Keras 3, `.keras`.
enum KerasWriting {
  /// Why a network is not written.
  struct Failure: Error {
    let reason: String
  }

  /// Writes an archive so that at any moment there is the old file or the whole new one.
  static func save(_ network: Network, _ weights: Weights, to file: String) throws {
    do {
      try Files.write(try archive(network, weights), to: file)
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
    let image = HDF5Image(tree(graph, network, weights)).bytes
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

  /// The weights as Keras names them: `layers/conv2d_1/vars/0`.
  private static func tree(_ graph: KerasGraph, _ network: Network, _ weights: Weights) -> [String: HDF5Image.Item] {
    var counter = KerasCounter()
    var groups: [String: HDF5Image.Item] = [:]
    for layer in graph.ordered {
      let name = counter.next(layer.kind)
      guard let node = layer.node.flatMap({ network.node(named: $0) }), !node.parameters.isEmpty else { continue }
      var arrays: [String: HDF5Image.Item] = [:]
      for (place, parameter) in node.parameters.enumerated() {
        arrays["\(place)"] = .floats(weights[node.parameterName(parameter.name)])
      }
      // How much data was measured, which Keras wants to be there and nothing depends on.
      if node.layer is Normalization { arrays["\(arrays.count)"] = .integer(0) }
      groups[name] = .group(["vars": .group(arrays)])
    }
    return ["layers": .group(groups)]
  }
}
