import CFileSystem
import CZlib
import Glibc
import Support

extension ZipArchive {
  private static let chunk = 1 << 20

  /// The bytes of a file in the archive, at most `limit`; `nil` if there is none of that name.
  func bytes(_ name: String, limit: Int) throws -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard entry.size <= limit else { throw Failure(reason: "\(name) in it has \(entry.size) bytes") }
    var result: [UInt8] = []
    result.reserveCapacity(entry.size)
    try unpack(entry, name) { result += $0 }
    return result
  }

  /// A file in the archive as a part of a file: the archive itself where it is stored, else one in memory. `nil` if there is
  /// none of that name.
  func content(_ name: String, limit: Int) throws -> FileSlice? {
    guard let entry = entries[name] else { return nil }
    guard entry.size <= limit else { throw Failure(reason: "\(name) in it has \(entry.size) bytes") }
    guard entry.isDeflated else {
      try unpack(entry, name) { _ in }
      return try slice(entry, name: name)
    }
    let memory = OpenFile(cfs_memory_file(), size: entry.size, path: name)
    guard memory.descriptor >= 0 else { throw Failure(reason: "there is no memory to unpack \(name)") }
    try unpack(entry, name) { bytes in
      var done = 0
      while done < bytes.count {
        let count = bytes[(bytes.startIndex + done)...].withUnsafeBytes {
          write(memory.descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else { throw Failure(reason: "there is no memory to unpack \(name)") }
        done += count
      }
    }
    return FileSlice(memory)
  }

  /// Hands the bytes of an entry on piece by piece, and compares their number and checksum with the directory's.
  private func unpack(_ entry: Entry, _ name: String, _ take: (ArraySlice<UInt8>) throws -> Void) throws {
    let slice = try slice(entry, name: name)
    let inflater = entry.isDeflated ? try Inflater(name) : nil
    var (checksum, size, place) = (crc32(0, nil, 0), 0, 0)
    while place < slice.length {
      let packed = try file.read(at: slice.offset + place, count: min(Self.chunk, slice.length - place))
      guard !packed.isEmpty else { throw Failure(reason: "it was cut short while it was read") }
      place += packed.count
      func hand(_ bytes: ArraySlice<UInt8>) throws {
        size += bytes.count
        guard size <= entry.size else { throw Failure(reason: "\(name) in it is larger than its directory says") }
        checksum = bytes.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, uInt($0.count)) }
        try take(bytes)
      }
      if let inflater { try inflater.add(packed, hand) } else { try hand(packed[...]) }
    }
    guard size == entry.size, inflater?.isAtEnd ?? true, UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
      throw Failure(reason: "\(name) in it is damaged: its checksum is another")
    }
  }
}

/// Unpacks what deflate packed.
private final class Inflater {
  // On the heap, because zlib refuses a stream that has moved.
  private let stream: UnsafeMutablePointer<z_stream>
  private let name: String
  private(set) var isAtEnd = false

  init(_ name: String) throws {
    self.name = name
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Negative: neither a header nor a checksum of zlib's own.
    guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw ZipArchive.Failure(reason: "\(name) in it cannot be unpacked")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func add(_ packed: [UInt8], _ take: (ArraySlice<UInt8>) throws -> Void) throws {
    var used = 0
    while !isAtEnd {
      var status = Z_OK
      let produced = packed.withUnsafeBufferPointer { input in
        [UInt8](unsafeUninitializedCapacity: 1 << 18) { output, count in
          stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + used })
          stream.pointee.avail_in = uInt(input.count - used)
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = uInt(output.count)
          status = inflate(stream, Z_NO_FLUSH)
          used = input.count - Int(stream.pointee.avail_in)
          count = output.count - Int(stream.pointee.avail_out)
        }
      }
      isAtEnd = status == Z_STREAM_END
      guard isAtEnd || status == Z_OK || status == Z_BUF_ERROR else {
        throw ZipArchive.Failure(reason: "\(name) in it is damaged")
      }
      try take(produced[...])
      if produced.count < 1 << 18 { break }
    }
    guard used == packed.count else { throw ZipArchive.Failure(reason: "\(name) in it goes on after its end") }
  }
}
