import Networks
import Support

/// Files of Keras: the archive of Keras 3 and the HDF5 files of all versions, with the model or with weights alone.
enum KerasFile {
  private static let configurationLimit = 1 << 26
  private static let weightsName = "model.weights.h5"

  /// Whether a zip archive is one of Keras; else it may be PyTorch's.
  static func isArchive(_ file: OpenFile) -> Bool {
    (try? ZipArchive(file).entries["config.json"]) != nil
  }

  /// Reads an archive: `config.json` with the model, `model.weights.h5` with its weights; `network` replaces the model.
  static func loadArchive(_ open: OpenFile, file: String, network: Network?) throws -> LoadedModel {
    do {
      let archive = try ZipArchive(open)
      guard let weights = try archive.content(weightsName, limit: Safetensors.sizeLimit) else {
        throw ZipArchive.Failure(reason: "it lacks \(weightsName)")
      }
      let configuration = try archive.bytes("config.json", limit: configurationLimit) ?? []
      return try load(
        try HDF5File(weights, file: file), configuration: network == nil ? configuration : nil, version: nil,
        network: network, file: file)
    } catch let failure as ZipArchive.Failure {
      throw ModelFileError.badArchive(file: file, reason: failure.reason)
    }
  }

  /// Reads the network in an archive, without its weights.
  static func network(archive open: OpenFile, file: String) throws -> Network {
    do {
      let configuration = try ZipArchive(open).bytes("config.json", limit: configurationLimit)
      return try network(configuration: configuration ?? [], file: file)
    } catch let failure as ZipArchive.Failure {
      throw ModelFileError.badArchive(file: file, reason: failure.reason)
    }
  }

  /// Reads the network in an HDF5 file, without its weights.
  static func network(hdf5 open: OpenFile, file: String) throws -> Network {
    guard let configuration = try HDF5File(FileSlice(open), file: file).texts("model_config")?.first else {
      throw ModelFileError.noNetwork(file: file)
    }
    return try network(configuration: Array(configuration.utf8), file: file)
  }

  /// Reads an HDF5 file with a model, or with weights for `network`.
  static func loadHDF5(_ open: OpenFile, file: String, network: Network?) throws -> LoadedModel {
    let content = try HDF5File(FileSlice(open), file: file)
    let configuration = content.texts("model_config")?.first.map { Array($0.utf8) }
    guard network != nil || configuration != nil else { throw ModelFileError.noNetwork(file: file) }
    let version = (content.texts("keras_version", of: "model_weights") ?? content.texts("keras_version"))?.first
    return try load(
      content, configuration: network == nil ? configuration : nil, version: version, network: network, file: file)
  }

  private static func load(
    _ content: HDF5File, configuration: [UInt8]?, version: String?, network: Network?, file: String
  ) throws -> LoadedModel {
    let weights = KerasWeights(content: content, file: file)
    return try reporting(file) {
      if let network {
        return LoadedModel(
          network: network, weights: try weights.weights(of: network, network.kerasLeaves, isGuessed: true))
      }
      let built = try build(configuration ?? [], version: version, file: file)
      return LoadedModel(
        network: built.network, weights: try weights.weights(of: built.network, built.leaves, isGuessed: false),
        axisOrder: built.order)
    }
  }

  /// Reads the network in a configuration alone: what `model.to_json()` gives.
  static func network(configuration: [UInt8], file: String) throws -> Network {
    try reporting(file) { try build(configuration, version: nil, file: file).network }
  }

  private static func build(_ configuration: [UInt8], version: String?, file: String) throws -> KerasBuilder.Result {
    var reader = JSONReader(configuration[...])
    let value = try reader.value()
    try reader.end()
    return try KerasBuilder.build(
      try KerasModel(value), name: stem(file), isKeras2: version?.hasPrefix("2.") ?? false)
  }

  /// Does something, and names the file in whatever is wrong with its model.
  private static func reporting<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as JSONReader.Failure {
      throw ModelFileError.badKeras(
        file: file, reason: "its configuration is no JSON: at byte \(failure.byte) \(failure.reason).")
    } catch let failure as KerasModel.Failure {
      throw ModelFileError.badKeras(file: file, reason: failure.reason)
    } catch let error as NetworkError {
      throw ModelFileError.badKeras(file: file, reason: error.description)
    }
  }

  /// The name of a file without its directory and ending.
  private static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    return name.isNetworkName ? name : "network"
  }
}
