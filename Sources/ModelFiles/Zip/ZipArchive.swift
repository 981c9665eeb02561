import Support

/// A zip archive as Python writes it: what its directory lists, checked against the size of the file.
///
/// Strict: one disk, no encryption, no sizes of 64 bits, entries stored or deflated, no two of one name, and nothing behind the
/// end of the directory but its comment.
struct ZipArchive {
  /// Why an archive is not read.
  struct Failure: Error {
    let reason: String
  }

  struct Entry {
    let isDeflated: Bool
    let checksum: UInt32
    /// How many bytes lie in the archive, and how many come out.
    let packed, size: Int
    fileprivate let header: Int
  }

  let file: OpenFile
  private(set) var entries: [String: Entry] = [:]

  private static let entryLimit = 4096
  private static let endLength = 22
  private static let directoryLimit = 1 << 22
  private let directoryStart: Int

  init(_ file: OpenFile) throws {
    self.file = file
    let tailLength = min(file.size, Self.endLength + 0xffff)
    let tail = try file.read(at: file.size - tailLength, count: tailLength)
    guard let place = Self.end(in: tail) else {
      throw Failure(reason: "it has no directory at its end, as if cut short")
    }
    let end = LittleEndian(tail[place...])
    let (count, length, start) = (end.word(10), end.long(12), end.long(16))
    guard end.word(4) == 0, end.word(6) == 0, end.word(8) == count else {
      throw Failure(reason: "it is spread over several files")
    }
    guard count != 0xffff, length != 0xffff_ffff, start != 0xffff_ffff else {
      throw Failure(reason: "it is one of the kind zip64, larger than 4 GB or with more than 65,534 files")
    }
    guard count <= Self.entryLimit, length <= Self.directoryLimit,
      start + length == file.size - tailLength + place - tail.startIndex
    else { throw Failure(reason: "its directory does not lie where its end says") }
    directoryStart = start
    try readDirectory(try file.read(at: start, count: length), count: count)
  }

  /// The place of the last record, whose comment reaches to the end of the file.
  private static func end(in tail: [UInt8]) -> Int? {
    guard tail.count >= endLength else { return nil }
    return (0...tail.count - endLength).reversed().first { place in
      tail[place...].starts(with: [0x50, 0x4b, 5, 6])
        && LittleEndian(tail[place...]).word(20) == tail.count - place - endLength
    }
  }

  private mutating func readDirectory(_ bytes: [UInt8], count: Int) throws {
    var place = 0
    for _ in 0..<count {
      guard bytes.count - place >= 46, bytes[place...].starts(with: [0x50, 0x4b, 1, 2]) else {
        throw Failure(reason: "its directory is damaged")
      }
      let record = LittleEndian(bytes[place...])
      let (nameLength, more) = (record.word(28), record.word(30) + record.word(32))
      guard bytes.count - place >= 46 + nameLength + more,
        let name = String(validating: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self), !name.isEmpty
      else { throw Failure(reason: "its directory is damaged") }
      guard record.word(8) & 1 == 0 else { throw Failure(reason: "\(name) in it is encrypted") }
      guard [0, 8].contains(record.word(10)) else {
        throw Failure(reason: "\(name) in it is packed by a method other than deflate")
      }
      let entry = Entry(
        isDeflated: record.word(10) == 8, checksum: UInt32(record.long(16)), packed: record.long(20),
        size: record.long(24), header: record.long(42))
      // Deflate packs at best 1,032 to 1.
      guard entry.packed != 0xffff_ffff, entry.header + 30 + entry.packed <= directoryStart,
        entry.isDeflated ? entry.size <= 1032 * entry.packed + 64 : entry.size == entry.packed
      else { throw Failure(reason: "\(name) in it has a size that cannot be") }
      guard entries.updateValue(entry, forKey: name) == nil else { throw Failure(reason: "it holds \(name) twice") }
      place += 46 + nameLength + more
    }
    guard place == bytes.count else { throw Failure(reason: "its directory is damaged") }
  }

  /// Where the packed bytes of an entry lie.
  func slice(_ entry: Entry, name: String) throws -> FileSlice {
    let bytes = try file.read(at: entry.header, count: 30)
    let header = LittleEndian(bytes[...])
    guard bytes.count == 30, bytes.starts(with: [0x50, 0x4b, 3, 4]) else {
      throw Failure(reason: "\(name) does not lie where its directory says")
    }
    let start = entry.header + 30 + header.word(26) + header.word(28)
    let own = try file.read(at: entry.header + 30, count: header.word(26))
    guard own == Array(name.utf8), start + entry.packed <= directoryStart else {
      throw Failure(reason: "\(name) does not lie where its directory says")
    }
    return FileSlice(file, offset: start, length: entry.packed)
  }
}

/// Numbers in bytes, the last byte first.
struct LittleEndian {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The number of two bytes at a place.
  func word(_ place: Int) -> Int { number(place, 2) }
  /// The number of four bytes at a place.
  func long(_ place: Int) -> Int { number(place, 4) }

  private func number(_ place: Int, _ count: Int) -> Int {
    let own = bytes.dropFirst(place).prefix(count)
    return own.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
