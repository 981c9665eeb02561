import Datasets
import Foundation
import ModelFiles
import Networks
import Support

/// What a run starts from: the data, the network, and its weights if they come from a file.
struct Inputs {
  let dataset: Dataset
  let network: Network
  let weights: Weights?

  /// Reads all of it, after fetching what has to be; throws where something is missing, damaged, or does not fit.
  init(_ settings: RunSettings, console: Console) throws {
    if let file = settings.model {
      let choice = try FileNetwork(file, settings)
      try Inputs.fetch(settings, console: console)
      dataset = try choice.dataset(settings)
      (network, weights) = (choice.network, choice.weights)
      try checkFit(file)
    } else {
      let chosen = try Inputs.namedOrFile(settings.network)
      try Inputs.fetch(settings, console: console)
      dataset = try settings.request().load()
      weights = nil
      // What a file says of its input counts; a network with a name follows the images.
      network =
        try Inputs.isPath(settings.network)
        ? chosen : Network.named(settings.network, input: dataset.train.shape, classes: dataset.classes.count)
      try checkFit()
    }
  }

  /// Fetches the files of a data set that are not there yet.
  static func fetch(_ settings: RunSettings, console: Console) throws {
    for download in try settings.request().missing { _ = try Fetching.run(download, console: console) }
  }

  /// Whether a network is given by a file and not by name.
  static func isPath(_ network: String) -> Bool {
    network.contains("/") || isModelFile(network) || network.hasSuffix(".yml") || network.hasSuffix(".yaml")
  }

  /// Whether a network stands in a file of another program, or in one with weights.
  private static func isModelFile(_ network: String) -> Bool {
    [".json", ".keras", ".h5", ".hdf5", ".safetensors", ".onnx"].contains { network.lowercased().hasSuffix($0) }
  }

  /// The network of a name or of a file.
  static func namedOrFile(_ network: String) throws -> Network {
    guard isPath(network) else { return try Network.named(network) }
    if isModelFile(network) { return try ModelFile.architecture(network) }
    let bytes = try Files.read(network, limit: 1 << 20)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let start = SourceLocation(file: network, line: 1, column: 1)
      throw NetworkError.located(start, .syntax("it is not UTF-8 text"))
    }
    return try Network(yaml: text, file: network)
  }

  /// Whether the names make sense, before anything is read or made; throws where they do not.
  static func checkNames(_ settings: RunSettings) throws {
    _ = try settings.request()
    if !isPath(settings.network), !Network.isNamed(settings.network) {
      throw NetworkError.unknownNetwork(settings.network, known: Network.names)
    }
  }

  /// Whether a trained network and the data fit.
  private func checkFit(_ file: String) throws {
    let (images, classes) = (dataset.train.shape, dataset.classes.count)
    guard network.inputs.allSatisfy({ $0.shape == images }) else {
      throw ModelFitError.images(
        file: file, wants: network.inputs.map { ModelFitError.extents($0.shape.channelsLast) }, dataset: dataset.name,
        has: ModelFitError.extents(images.channelsLast))
    }
    guard network.outputs.allSatisfy({ network.shape(of: $0) == [classes] }) else {
      let outputs = network.outputs.map { name in
        "\(ModelFitError.extents(network.shape(of: name)?.channelsLast ?? [])) values (\(name))"
      }
      throw ModelFitError.classes(
        file: file, outputs: outputs.joined(separator: ", "), dataset: dataset.name, count: classes)
    }
  }

  private func checkFit() throws {
    let images = dataset.train.shape
    guard network.inputs.allSatisfy({ $0.shape == images }) else {
      let wants = network.inputs.map { "\($0.shape.channelsLast)" }.joined(separator: " and ")
      throw ConfigurationError.badValue(
        place: "network \(network.name)", key: "input", value: wants,
        expected: "\(images.channelsLast), the size of the images of \(dataset.name)")
    }
    let classes = dataset.classes.count
    guard network.outputs.allSatisfy({ network.node(named: $0)?.outputShape == [classes] }) else {
      throw ConfigurationError.badValue(
        place: "network \(network.name)", key: "output", value: network.outputs.joined(separator: ", "),
        expected: "layers with \(classes) values, one for each class of \(dataset.name)")
    }
  }
}
