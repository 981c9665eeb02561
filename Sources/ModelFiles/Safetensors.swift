import Support
import Tensors

/// The content of a safetensors file: named tensors and a little text about them.
public struct Safetensors: Equatable, Sendable {
  /// One tensor with its name.
  public struct NamedTensor: Equatable, Sendable {
    /// The name, such as `conv1/kernel`.
    public let name: String
    /// The values.
    public let tensor: Tensor

    /// Names a tensor.
    public init(_ name: String, _ tensor: Tensor) {
      self.name = name
      self.tensor = tensor
    }
  }

  /// The tensors, in the order of their values in the file.
  public let tensors: [NamedTensor]
  /// What the file says of itself.
  public let metadata: [String: String]

  /// Puts tensors together; their names must differ from each other and from `__metadata__`.
  public init(_ tensors: [NamedTensor], metadata: [String: String] = [:]) {
    let names = Set(tensors.map(\.name))
    precondition(names.count == tensors.count && !names.contains("__metadata__"), "tensors have names of their own")
    self.tensors = tensors
    self.metadata = metadata
  }

  /// No larger file is read: 4 GiB.
  static let sizeLimit = 1 << 32

  /// Reads a file of at most 4 GiB; numbers of 16 bits are widened.
  ///
  /// Throws `FileError` or `ModelFileError` for whatever the format does not allow. Nothing that a file says is believed
  /// before it was compared with the file's size.
  public init(file: String) throws {
    try self.init(try Files.read(file, limit: Self.sizeLimit), file: file)
  }

  /// Reads the bytes of a file; `file` is what messages call it.
  package init(_ bytes: [UInt8], file: String) throws {
    let header = try SafetensorsHeader(bytes, file: file)
    metadata = header.metadata
    tensors = bytes.withUnsafeBytes { bytes in
      header.entries.map { entry in
        let start = header.dataStart + entry.offsets.lowerBound
        let values = entry.type.decoded(UnsafeRawBufferPointer(rebasing: bytes[start..<start + entry.offsets.count]))
        return NamedTensor(entry.name, Tensor(Shape(entry.extents), values))
      }
    }
  }

  /// Writes the file so that at any moment there is the old one or the whole new one.
  ///
  /// Throws `FileError`.
  public func write(to file: String) throws {
    try Files.write(encoded, to: file)
  }

  /// The bytes of the file: 32-bit numbers, tensors in their order here, metadata in the order of the keys.
  package var encoded: [UInt8] {
    var fields: [String] = []
    if !metadata.isEmpty {
      let members = metadata.sorted { $0.key < $1.key }.map { "\($0.key.json):\($0.value.json)" }
      fields.append("\("__metadata__".json):{\(members.joined(separator: ","))}")
    }
    var end = 0
    for item in tensors {
      let start = end
      end += 4 * item.tensor.count
      let shape = item.tensor.shape.dimensions.map(String.init).joined(separator: ",")
      fields.append("\(item.name.json):{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(start),\(end)]}")
    }
    var header = Array("{\(fields.joined(separator: ","))}".utf8)
    // Readers that map the file want the values aligned.
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + end)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for item in tensors {
      for value in item.tensor.values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }
    }
    return bytes
  }
}
