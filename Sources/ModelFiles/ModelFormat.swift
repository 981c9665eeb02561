/// What a file of weights is, by its first bytes.
enum ModelFormat {
  case safetensors, hdf5, kerasArchive, onnx
  /// One that is not read, with what to do instead.
  case foreign(advice: String)

  /// The format of a file that begins with `bytes`; `isKerasArchive` looks into a zip archive.
  init(_ bytes: [UInt8], file: String, isKerasArchive: () -> Bool) {
    let name = file.lowercased()
    if name.hasSuffix(".onnx"), ONNXFile.begins(with: bytes) {
      self = .onnx
      return
    }
    // A safetensors header of 640 bytes begins with the bytes of a pickle, but then { follows the length.
    if bytes.count > 8, bytes[8] == UInt8(ascii: "{") {
      self = .safetensors
      return
    }
    if bytes.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .hdf5
    } else if bytes.starts(with: [0x50, 0x4b, 3, 4]) {
      self = name.hasSuffix(".keras") || isKerasArchive() ? .kerasArchive : .foreign(advice: Self.pickle)
    } else if name.hasSuffix(".onnx") || ONNXFile.begins(with: bytes) {
      self = .onnx
    } else if let first = bytes.first, first == 0x80, bytes.count > 1, 2...5 ~= bytes[1] {
      self = .foreign(advice: Self.pickle)
    } else if [".pt", ".pth", ".pkl", ".pickle"].contains(where: name.hasSuffix) {
      self = .foreign(advice: Self.pickle)
    } else {
      self = .safetensors
    }
  }

  private static let pickle =
    "PyTorch's own files are pickles, which can run code when they are read; in Python: import torch, safetensors.torch; "
    + "safetensors.torch.save_file(torch.load('model.pt', weights_only=True), 'model.safetensors')"
}
