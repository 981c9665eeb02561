/// Reads files out of a tar archive, packed with gzip or not, from front to back.
///
/// A header of 512 bytes stands before each file: its name in bytes 0 to 99, its size in octal digits from 124, the sum of the
/// header's bytes from 148, its type at 156, what stands before the name from 345; two headers of zeros end the archive (POSIX
/// 1003.1-1988, `ustar`). Nothing is unpacked to the disk; links, devices and other kinds of entries are passed over.
struct TarReader {
  private static let block = 512

  private let file: String
  private let stream: ByteStream

  /// Opens an archive; throws `FileError`, or `DatasetError.damaged` where it cannot be unpacked.
  init(file: String) throws {
    self.file = file
    stream = try ByteStream(file: file)
  }

  /// The contents of the files with these names, in their order.
  ///
  /// Throws `DatasetError.damagedArchive` where one is missing, there twice or cut off, or a header makes no sense.
  func read(_ names: [String]) throws -> [[UInt8]] {
    var contents = [[UInt8]?](repeating: nil, count: names.count)
    while let entry = try nextEntry() {
      if let index = names.firstIndex(of: entry.name), entry.isFile {
        guard contents[index] == nil else { throw damage("it has the file \(entry.name.printable()) twice") }
        contents[index] = try read(entry.size, of: entry)
      } else {
        try skip(entry.size, of: entry)
      }
      try skip((Self.block - entry.size % Self.block) % Self.block, of: entry)
    }
    return try zip(names, contents).map { name, content in
      guard let content else { throw damage("it has no file \(name.printable())") }
      return content
    }
  }

  private struct Entry {
    let name: String
    let size: Int
    let isFile: Bool
  }

  /// The next header; `nil` at the end of the archive.
  private func nextEntry() throws -> Entry? {
    let header = try bytes(Self.block)
    guard !header.isEmpty, header.contains(where: { $0 != 0 }) else { return nil }
    guard header.count == Self.block else { throw damage("it ends in a header at byte \(stream.position)") }
    let blank = UInt8(ascii: " ")
    let sum = header.indices.reduce(0) { $0 + Int(148..<156 ~= $1 ? blank : header[$1]) }
    let start = stream.position - Self.block
    guard number(header[148..<156]) == sum else { throw damage("the header at byte \(start) is damaged") }
    guard let size = number(header[124..<136]), size <= stream.mostRemaining else {
      throw damage("the header at byte \(start) promises more than the archive has")
    }
    let prefix = text(header[345..<500])
    let isStandard = header[257..<263].elementsEqual("ustar\0".utf8)
    let name = text(header[0..<100])
    return Entry(
      name: isStandard && !prefix.isEmpty ? "\(prefix)/\(name)" : name, size: size,
      isFile: header[156] == UInt8(ascii: "0") || header[156] == 0)
  }

  private func read(_ size: Int, of entry: Entry) throws -> [UInt8] {
    let content = try bytes(size)
    guard content.count == size else { throw damage("it ends in the file \(entry.name.printable())") }
    return content
  }

  private func skip(_ size: Int, of entry: Entry) throws {
    var rest = size
    while rest > 0 {
      let piece = min(rest, 1 << 20)
      _ = try read(piece, of: entry)
      rest -= piece
    }
  }

  private func bytes(_ count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = try stream.read(into: UnsafeMutableBufferPointer(start: buffer.baseAddress, count: count))
    }
  }

  /// Octal digits between blanks and zeros; `nil` for anything else, or more than 2⁴⁰.
  private func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: " ") && $0 != 0 }
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
    let value = digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
    return value < 1 << 40 ? value : nil
  }

  private func text(_ field: ArraySlice<UInt8>) -> String { String(decoding: field.prefix { $0 != 0 }, as: UTF8.self) }

  private func damage(_ reason: String) -> DatasetError { .damagedArchive(file: file, reason: reason) }
}
