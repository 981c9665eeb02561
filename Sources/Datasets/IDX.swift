/// An array of bytes in the IDX format of the MNIST files, packed with gzip or not.
///
/// Big-endian: two zero bytes, 8 for unsigned bytes, the number of axes; the extent of each axis in four bytes; the
/// bytes, last axis contiguous. (Y. LeCun, C. Cortes, C. Burges: THE MNIST DATABASE of handwritten digits.)
struct IDX {
  let file: String
  let extents: [Int]
  let bytes: [UInt8]

  /// The position of the first byte after the header.
  var headerBytes: Int { 4 + 4 * extents.count }

  /// Reads a file whose array must have `axes` axes; the header is checked against the size before memory is taken.
  init(file: String, axes: Int) throws {
    let stream = try ByteStream(file: file)
    let headerBytes = 4 + 4 * axes
    let header = try Self.read(headerBytes, from: stream)
    if header.count >= 4 {
      let magic = Self.word(header, 0)
      let expected = 0x0800 | UInt32(axes)
      guard magic == expected else { throw DatasetError.wrongMagic(file: file, found: magic, expected: expected) }
    }
    guard header.count == headerBytes else {
      throw DatasetError.truncated(file: file, byte: header.count, expected: headerBytes)
    }

    let extents = (1...axes).map { Int(Self.word(header, 4 * $0)) }
    let size = try Self.size(of: extents, file: file)
    guard size <= stream.mostRemaining else {
      throw DatasetError.truncated(file: file, byte: headerBytes + stream.mostRemaining, expected: headerBytes + size)
    }
    let bytes = try Self.read(size, from: stream)
    guard bytes.count == size else {
      throw DatasetError.truncated(file: file, byte: stream.position, expected: headerBytes + size)
    }
    guard try stream.isAtEnd() else { throw DatasetError.trailingBytes(file: file, byte: stream.position) }
    self.file = file
    self.extents = extents
    self.bytes = bytes
  }

  private static func size(of extents: [Int], file: String) throws -> Int {
    var size = 1
    for (axis, extent) in extents.enumerated() {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard !overflow, product > 0, product <= ByteStream.limit else {
        throw DatasetError.impossibleSize(file: file, byte: 4 + 4 * axis, extents: extents)
      }
      size = product
    }
    return size
  }

  private static func read(_ count: Int, from stream: ByteStream) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = try stream.read(into: UnsafeMutableBufferPointer(start: buffer.baseAddress, count: count))
    }
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    bytes[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
