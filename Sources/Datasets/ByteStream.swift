import CZlib
import Support

/// The bytes of a file from front to back, unpacked on the way where the file is gzip.
final class ByteStream {
  /// How many unpacked bytes were read.
  private(set) var position = 0

  private let file: String
  private let bytes: [UInt8]
  private var used = 0
  // On the heap, because zlib refuses a stream that has moved.
  private let inflater: UnsafeMutablePointer<z_stream>?
  private var ended = false

  /// No file of a data set that this program reads is larger, packed or not.
  static let limit = 1 << 30

  init(file: String) throws {
    self.file = file
    bytes = try Files.read(file, limit: Self.limit)
    guard bytes.starts(with: [0x1f, 0x8b]) else {
      inflater = nil
      return
    }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    inflater = stream
    // 15 bits of window, 16 more for a gzip header and nothing else.
    guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw DatasetError.damaged(file: file, byte: 0, reason: "it cannot be unpacked")
    }
  }

  deinit {
    inflateEnd(inflater)
    inflater?.deallocate()
  }

  /// The most bytes that can still come: deflate packs at best 1,032 to 1.
  var mostRemaining: Int { inflater == nil ? bytes.count - used : (bytes.count - used) * 1032 + 65536 }

  /// Fills as much of a buffer as the file has bytes for and returns how many those were.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    let count = try fill(buffer)
    position += count
    return count
  }

  /// Whether every byte of the file was read.
  func isAtEnd() throws -> Bool {
    var one: UInt8 = 0
    let more = try withUnsafeMutablePointer(to: &one) {
      try fill(UnsafeMutableBufferPointer(start: $0, count: 1))
    }
    // The checksum stands behind the content; inflate has compared it only when it reported the end.
    if inflater != nil, more == 0, !ended {
      throw DatasetError.damaged(file: file, byte: used, reason: "it was cut off in the checksum")
    }
    return more == 0 && used == bytes.count
  }

  private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    if let inflater { return try inflate(inflater, into: buffer) }
    let count = min(buffer.count, bytes.count - used)
    _ = buffer.update(fromContentsOf: bytes[used..<used + count])
    used += count
    return count
  }

  private func inflate(
    _ stream: UnsafeMutablePointer<z_stream>, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) throws -> Int {
    if ended { return 0 }
    // The limit of a gigabyte keeps both counts inside zlib's 32 bits.
    return try bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress! + used)
      stream.pointee.avail_in = UInt32(input.count - used)
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(buffer.count)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      used = input.count - Int(stream.pointee.avail_in)
      switch status {
      case Z_STREAM_END: ended = true
      // The input ran dry: the caller sees fewer bytes than it asked for.
      case Z_OK, Z_BUF_ERROR: break
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib reports \(status)"
        throw DatasetError.damaged(file: file, byte: used, reason: reason)
      }
      return buffer.count - Int(stream.pointee.avail_out)
    }
  }
}
