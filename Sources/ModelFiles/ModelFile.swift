import Networks
import Support
import Tensors

/// Trained networks on disk: safetensors with the network's YAML in the metadata, what Keras writes, and ONNX.
///
/// Tensors have the names and layouts of the layers, as in `conv1/kernel` `[rows, columns, in, out]`.
public enum ModelFile {
  private static let formatKey = "format"
  private static let networkKey = "network"
  /// How the names of the files end that `save` knows, in lower case.
  public static let writtenEndings = [".safetensors", ".onnx"] + KerasWriting.endings

  /// Writes a network and its weights so that at any moment there is the old file or the whole new one.
  ///
  /// The bytes depend on nothing but the network, the weights and the notes, which are kept as they are. A file whose name ends
  /// in `.onnx` becomes a model of ONNX, one in `.keras` an archive of Keras 3, one in `.h5` or `.hdf5` Keras's older file (in
  /// `.weights.h5` its weights alone); Keras's have no place for notes. Throws `FileError`, and `ModelFileError.badONNX` or `.notWritten` for a layer that ONNX or Keras
  /// cannot say.
  public static func save(
    _ network: Network, _ weights: Weights, notes: ModelNotes = ModelNotes(), to file: String
  ) throws {
    let name = file.lowercased()
    if name.hasSuffix(".onnx") { return try ONNXFile.save(network, weights, notes: notes, to: file) }
    if KerasWriting.endings.contains(where: name.hasSuffix) { return try KerasWriting.save(network, weights, to: file) }
    let tensors = weights.names.map { Safetensors.NamedTensor($0, weights[$0]) }
    let own = [formatKey: "cnn-viz", networkKey: network.yaml]
    try Safetensors(tensors, metadata: own.merging(notes.metadata) { first, _ in first }).write(to: file)
  }

  /// Reads weights and the network that they belong to: `network`, or without it the one in the file.
  ///
  /// Throws `FileError` where the file cannot be read and `ModelFileError` where it is of no format that is read, describes no
  /// network, or holds other tensors than the network needs.
  public static func load(_ file: String, network: Network? = nil) throws -> LoadedModel {
    let open = try OpenFile(file, limit: Safetensors.sizeLimit)
    switch try format(of: open, file: file) {
    case .foreign(let advice): throw ModelFileError.unsupported(file: file, advice: advice)
    case .hdf5: return try KerasFile.loadHDF5(open, file: file, network: network)
    case .kerasArchive: return try KerasFile.loadArchive(open, file: file, network: network)
    case .onnx: return try ONNXFile.load(open, file: file, network: network)
    case .safetensors: break
    }
    let content = try Safetensors(file: file)
    let network = try network ?? self.network(content.metadata, file: file)
    if PyTorchWeights.isWritten(in: content, for: network) {
      return try PyTorchWeights(content, file: file).model(for: network)
    }
    return LoadedModel(
      network: network, weights: try weights(content, for: network, file: file), notes: ModelNotes(content.metadata))
  }

  /// Reads the network in a file and leaves its weights: from what `load` reads, or from the JSON of Keras's `model.to_json()`.
  ///
  /// Throws `FileError` where the file cannot be read and `ModelFileError` where there is no network in it.
  public static func architecture(_ file: String) throws -> Network {
    if file.lowercased().hasSuffix(".json") {
      return try KerasFile.network(configuration: try Files.read(file, limit: 1 << 26), file: file)
    }
    let open = try OpenFile(file, limit: Safetensors.sizeLimit)
    switch try format(of: open, file: file) {
    case .foreign(let advice): throw ModelFileError.unsupported(file: file, advice: advice)
    case .hdf5: return try KerasFile.network(hdf5: open, file: file)
    case .kerasArchive: return try KerasFile.network(archive: open, file: file)
    case .onnx: return try ONNXFile.load(open, file: file, network: nil).network
    case .safetensors: return try network(try Safetensors(file: file).metadata, file: file)
    }
  }

  private static func format(of open: OpenFile, file: String) throws -> ModelFormat {
    ModelFormat(try open.read(at: 0, count: 16), file: file) { KerasFile.isArchive(open) }
  }

  private static func network(_ metadata: [String: String], file: String) throws -> Network {
    guard let yaml = metadata[networkKey] else { throw ModelFileError.noNetwork(file: file) }
    do {
      return try Network(yaml: yaml, file: networkKey)
    } catch let error as NetworkError {
      throw ModelFileError.badNetwork(file: file, reason: error.description)
    }
  }

  private static func weights(_ content: Safetensors, for network: Network, file: String) throws -> Weights {
    let given = Dictionary(uniqueKeysWithValues: content.tensors.map { ($0.name, $0.tensor) })
    for (name, declaration) in network.parameters {
      guard let tensor = given[name] else {
        throw ModelFileError.missingTensor(
          file: file, tensor: name, shape: "\(declaration.shape)", network: network.name)
      }
      guard tensor.shape == declaration.shape else {
        throw ModelFileError.wrongShape(
          file: file, tensor: name, found: "\(tensor.shape)", expected: "\(declaration.shape)")
      }
    }
    let wanted = Set(network.parameters.map(\.name))
    for (name, tensor) in content.tensors.map({ ($0.name, $0.tensor) }) {
      guard wanted.contains(name) else {
        throw ModelFileError.unexpectedTensor(file: file, tensor: name, network: network.name)
      }
      if let position = tensor.values.firstIndex(where: { !$0.isFinite }) {
        throw ModelFileError.notFinite(file: file, tensor: name, position: position)
      }
    }
    return try Weights(content.tensors.map { ($0.name, $0.tensor) }, for: network)
  }
}
