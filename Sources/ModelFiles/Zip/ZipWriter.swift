import CZlib

/// A zip archive of stored files, as Python's `zipfile` reads it; the bytes depend on nothing but names and contents.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// No archive can be larger without numbers of 64 bits.
  static let sizeLimit = 0xffff_fffe

  /// Adds a file; files and directory together must stay below `sizeLimit`.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let start = bytes.count
    let checksum = content.withUnsafeBufferPointer { buffer in
      stride(from: 0, to: buffer.count, by: 1 << 30).reduce(crc32(0, nil, 0)) { checksum, place in
        crc32(checksum, buffer.baseAddress.map { $0 + place }, uInt(min(1 << 30, buffer.count - place)))
      }
    }
    var description = LittleEndianBytes()
    // Version 2.0, no flags, stored, midnight on the first of January 1980.
    for number in [20, 0, 0, 0, 0x21] as [UInt16] { description.add(number) }
    description.add(UInt32(truncatingIfNeeded: checksum))
    for size in [content.count, content.count] { description.add(UInt32(size)) }
    for length in [name.utf8.count, 0] { description.add(UInt16(length)) }
    bytes += [0x50, 0x4b, 3, 4] + description.bytes + Array(name.utf8)
    bytes += content

    var entry = LittleEndianBytes()
    entry.add([0x50, 0x4b, 1, 2])
    entry.add(UInt16(20))
    entry.add(description.bytes)
    for number in [0, 0, 0] as [UInt16] { entry.add(number) }
    entry.add(UInt32(0))
    entry.add(UInt32(start))
    directory += entry.bytes + Array(name.utf8)
    count += 1
  }

  /// The archive.
  var archive: [UInt8] {
    var end = LittleEndianBytes()
    end.add([0x50, 0x4b, 5, 6])
    for number in [0, 0, count, count] { end.add(UInt16(number)) }
    end.add(UInt32(directory.count))
    end.add(UInt32(bytes.count))
    end.add(UInt16(0))
    return bytes + directory + end.bytes
  }
}
