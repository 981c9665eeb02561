import Support

/// Why a file of weights could not be used.
public enum ModelFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file is of a kind that is not read, for the reason and with the advice given.
  case unsupported(file: String, advice: String)
  /// The header breaks the format's rules at that byte of the file.
  case badHeader(file: String, byte: Int, reason: String)
  /// The header describes a tensor that cannot be.
  case badTensor(file: String, tensor: String, reason: String)
  /// The network needs a tensor that the file does not have.
  case missingTensor(file: String, tensor: String, shape: String, network: String)
  /// The file has a tensor that the network does not know.
  case unexpectedTensor(file: String, tensor: String, network: String)
  /// A tensor has another shape than the network needs.
  case wrongShape(file: String, tensor: String, found: String, expected: String)
  /// A weight is infinite or not a number.
  case notFinite(file: String, tensor: String, position: Int)
  /// The file does not say which network its weights belong to.
  case noNetwork(file: String)
  /// The file is no array that is read.
  case badArray(file: String, reason: String)
  /// The file is no HDF5 file, or one that cannot be read.
  case badHDF5(file: String, reason: String)
  /// The file is no archive of Keras, or one that cannot be read.
  case badArchive(file: String, reason: String)
  /// The network of Keras in the file has something that is not read.
  case badKeras(file: String, reason: String)
  /// The format cannot hold the network.
  case notWritten(file: String, reason: String)
  /// The model of ONNX in the file has something that is not read, or is none.
  case badONNX(file: String, reason: String)
  /// The network in the file's metadata cannot be built.
  case badNetwork(file: String, reason: String)

  /// One sentence that names the file and the tensor or byte.
  public var description: String { sentence.asMessage }

  private var sentence: String {
    switch self {
    case .unsupported(let file, let advice):
      "\(file.printable(limit: 80)) cannot be read: \(advice)."
    case .badHeader(let file, let byte, let reason):
      "\(file.printable(limit: 80)) is not a safetensors file: at byte \(byte) \(reason.printable())."
    case .badTensor(let file, let tensor, let reason):
      "\(file.printable(limit: 80)): the tensor \(tensor.printable(limit: 60)) \(reason)."
    case .missingTensor(let file, let tensor, let shape, let network):
      "\(file.printable(limit: 80)) has no tensor \(tensor.printable(limit: 60)) of shape \(shape), "
        + "which the network \(network.printable(limit: 40)) needs."
    case .unexpectedTensor(let file, let tensor, let network):
      "\(file.printable(limit: 80)) has a tensor \(tensor.printable(limit: 60)), "
        + "which the network \(network.printable(limit: 40)) does not have."
    case .wrongShape(let file, let tensor, let found, let expected):
      "\(file.printable(limit: 80)): the tensor \(tensor.printable(limit: 60)) has the shape "
        + "\(found.printable(limit: 40)), but the network needs \(expected)."
    case .notFinite(let file, let tensor, let position):
      "\(file.printable(limit: 80)): value \(position) of the tensor \(tensor.printable(limit: 60)) is not a finite number."
    case .noNetwork(let file):
      "\(file.printable(limit: 80)) does not say which network its weights belong to; give it with --network."
    case .badArray(let file, let reason):
      "\(file.printable(limit: 80)) cannot be read as an array: \(reason.printable(limit: 170))."
    case .badHDF5(let file, let reason):
      "\(file.printable(limit: 80)) cannot be read as HDF5: \(reason.printable(limit: 170))."
    case .badArchive(let file, let reason):
      "\(file.printable(limit: 80)) cannot be read as an archive of Keras: \(reason.printable(limit: 150))."
    case .badKeras(let file, let reason):
      "\(file.printable(limit: 60)): \(reason.printable(limit: 230))"
    case .notWritten(let file, let reason):
      "\(file.printable(limit: 60)) is not written: \(reason.printable(limit: 220))."
    case .badONNX(let file, let reason):
      "\(file.printable(limit: 60)): \(reason.printable(limit: 230))"
    case .badNetwork(let file, let reason):
      "\(file.printable(limit: 80)) describes a network that cannot be built: \(reason.printable(limit: 170))"
    }
  }
}
