/// Files of weights that this program does not read, known by their first bytes, and what to do instead.
enum ForeignFormat {
  /// The advice for a file that is plainly of another format; `nil` for one that may be safetensors.
  static func advice(for bytes: [UInt8], file: String) -> String? {
    // A safetensors header of 640 bytes begins with the bytes of a pickle, but then { follows the length.
    if bytes.count > 8, bytes[8] == UInt8(ascii: "{") { return nil }
    let name = file.lowercased()
    if bytes.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]) { return hdf5 }
    if bytes.starts(with: [0x50, 0x4b, 3, 4]) { return name.hasSuffix(".keras") ? keras : pickle }
    if let first = bytes.first, first == 0x80, bytes.count > 1, 2...5 ~= bytes[1] { return pickle }
    if [".pt", ".pth", ".pkl", ".pickle"].contains(where: name.hasSuffix) { return pickle }
    return nil
  }

  private static let pickle =
    "PyTorch's own files are pickles, which can run code when they are read; save the weights with "
    + "safetensors.torch.save_file instead"
  private static let hdf5 = "it is an HDF5 file; save the weights as safetensors instead"
  private static let keras = "it is a Keras archive; save the weights as safetensors instead"
}
