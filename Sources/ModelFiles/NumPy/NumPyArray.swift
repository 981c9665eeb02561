import Support

/// An array as `numpy.save` writes it, of 32-bit numbers or of bytes.
public struct NumPyArray: Equatable, Sendable {
  /// The extents, outermost first.
  public let extents: [Int]
  /// The values in row-major order; bytes are the numbers from 0 to 255.
  public let values: [Float]

  /// Makes an array; there must be as many values as the extents ask for.
  public init(_ extents: [Int], _ values: [Float]) {
    precondition(extents.reduce(1, *) == values.count, "\(values.count) values do not fill an array of \(extents)")
    (self.extents, self.values) = (extents, values)
  }

  /// No larger file is read: 4 GiB.
  static let sizeLimit = 1 << 32

  /// Reads a file; throws `FileError`, or `ModelFileError.badArray` for whatever is not an array of `float32` or `uint8` in
  /// row-major order. Nothing that a file says is believed before it was compared with the file's size.
  public init(file: String) throws {
    try self.init(try Files.read(file, limit: Self.sizeLimit), file: file)
  }

  /// Reads the bytes of a file; `file` is what messages call it.
  package init(_ bytes: [UInt8], file: String) throws {
    let header: NumPyHeader
    do {
      header = try NumPyHeader(bytes)
    } catch {
      throw ModelFileError.badArray(file: file, reason: error.reason)
    }
    extents = header.extents
    values = bytes.withUnsafeBytes { bytes in
      let data = UnsafeRawBufferPointer(rebasing: bytes[header.dataStart...])
      return header.isBytes ? data.map(Float.init) : ElementType.float32.decoded(data)
    }
  }

  /// Writes the file, of 32-bit numbers, so that at any moment there is the old one or the whole new one.
  ///
  /// Throws `FileError`.
  public func write(to file: String) throws {
    try Files.write(encoded, to: file)
  }

  /// The bytes of the file, as NumPy itself would write them.
  package var encoded: [UInt8] {
    let list = extents.map(String.init).joined(separator: ", ") + (extents.count == 1 ? "," : "")
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(list)), }"
    // NumPy wants the values at a multiple of 64 bytes, behind a line end.
    let start = (NumPyHeader.prefixLength + header.utf8.count + 1 + 63) / 64 * 64
    header += String(repeating: " ", count: start - NumPyHeader.prefixLength - header.utf8.count - 1) + "\n"
    let length = header.utf8.count
    var bytes = NumPyHeader.magic + [1, 0, UInt8(length & 0xff), UInt8(length >> 8)] + Array(header.utf8)
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }
    return bytes
  }
}
