import Glibc

/// What the process that reads an HDF5 file says to the one that asked for it, and the other way round.
///
/// The child lists what there is, then answers requests. A message begins with its mark; texts have four bytes with their length
/// before them, all numbers are little-endian:
///
///     A path name count length bytes     an attribute of texts, a zero behind each
///     D path rank extents                an array of numbers, extents of 8 bytes; rank 255 of one that cannot be read
///     X                                  the end of the list
///     V count values                     the 32-bit numbers of the array that was asked for by its place in the list
///     E text                             why it does not go on
enum HDF5Message {
  static let attribute = UInt8(ascii: "A")
  static let dataset = UInt8(ascii: "D")
  static let end = UInt8(ascii: "X")
  static let values = UInt8(ascii: "V")
  static let failure = UInt8(ascii: "E")
  /// The rank of an array that cannot be read.
  static let unreadable: UInt8 = 255

  /// No array has more numbers: 2 GiB.
  static let valueLimit = 1 << 29
  /// No text is longer.
  static let textLimit = 1 << 26
}

/// The child's side of the conversation; where nobody listens any more, it ends.
final class HDF5Answers {
  private let descriptor: Int32
  private var waiting: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  func texts(_ path: String, _ name: String, _ count: Int, _ bytes: UnsafeRawBufferPointer) {
    waiting.append(HDF5Message.attribute)
    add(path)
    add(name)
    add(UInt32(count))
    add(UInt32(bytes.count))
    waiting += bytes
    flushIfMuch()
  }

  /// An array with its extents, or one that cannot be read.
  func dataset(_ path: String, _ extents: [Int]?) {
    waiting.append(HDF5Message.dataset)
    add(path)
    waiting.append(extents.map { UInt8($0.count) } ?? HDF5Message.unreadable)
    for extent in extents ?? [] { withUnsafeBytes(of: UInt64(extent).littleEndian) { waiting += $0 } }
    flushIfMuch()
  }

  func endList() {
    waiting.append(HDF5Message.end)
    flush()
  }

  func values(_ bytes: UnsafeRawBufferPointer) {
    waiting.append(HDF5Message.values)
    add(UInt32(bytes.count / 4))
    flush()
    write(bytes)
  }

  func fail(_ reason: String) {
    waiting.append(HDF5Message.failure)
    add(reason)
    flush()
  }

  /// The place of the next array that is asked for; `nil` if there is none.
  func nextRequest() -> Int? {
    var number: UInt32 = 0
    let count = withUnsafeMutableBytes(of: &number) { recv(descriptor, $0.baseAddress, 4, Int32(MSG_WAITALL)) }
    return count == 4 ? Int(UInt32(littleEndian: number)) : nil
  }

  private func add(_ text: String) {
    add(UInt32(text.utf8.count))
    waiting += text.utf8
  }

  private func add(_ number: UInt32) { withUnsafeBytes(of: number.littleEndian) { waiting += $0 } }

  private func flushIfMuch() { if waiting.count > 1 << 16 { flush() } }

  private func flush() {
    waiting.withUnsafeBytes { write($0) }
    waiting.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) {
    var done = 0
    while done < bytes.count, let start = bytes.baseAddress {
      let count = send(descriptor, start + done, bytes.count - done, Int32(MSG_NOSIGNAL))
      if count > 0 { done += count } else if errno != EINTR { exit(EXIT_FAILURE) }
    }
  }
}
