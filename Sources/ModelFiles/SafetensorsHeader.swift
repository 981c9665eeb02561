/// What a safetensors file says of its tensors, checked against the size of the file.
///
/// The file is eight bytes with the length of the header, little-endian; the header, a JSON object; the values. Each
/// tensor's entry gives `dtype`, `shape` and `data_offsets`, first byte and end, counted from the end of the header.
struct SafetensorsHeader {
  struct Entry {
    let name: String
    let type: ElementType
    let extents: [Int]
    let offsets: Range<Int>
  }

  /// The tensors in the order of their values, which leave no hole and do not overlap.
  let entries: [Entry]
  let metadata: [String: String]
  /// The position in the file of the first value.
  let dataStart: Int

  /// The format's own limit.
  static let lengthLimit = 100_000_000

  init(_ bytes: [UInt8], file: String) throws {
    guard bytes.count >= 8 else {
      throw ModelFileError.badHeader(file: file, byte: bytes.count, reason: "it ends within the length of its header")
    }
    let length = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.lengthLimit, Int(length) <= bytes.count - 8 else {
      throw ModelFileError.badHeader(
        file: file, byte: 0, reason: "a header of \(length) bytes is promised, in a file of \(bytes.count)")
    }
    dataStart = 8 + Int(length)
    do {
      (entries, metadata) = try Self.parse(bytes[8..<dataStart])
    } catch let failure as JSONReader.Failure {
      throw ModelFileError.badHeader(file: file, byte: failure.byte, reason: failure.reason)
    }
    try checkOffsets(dataCount: bytes.count - dataStart, file: file)
  }

  private static func parse(_ bytes: ArraySlice<UInt8>) throws -> ([Entry], [String: String]) {
    guard bytes.first == UInt8(ascii: "{") else {
      throw JSONReader.Failure(byte: bytes.startIndex, reason: "{ was expected")
    }
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    var reader = JSONReader(bytes)
    try reader.object { key, reader in
      if key == "__metadata__" {
        try reader.object { key, reader in metadata[key] = try reader.string() }
      } else {
        entries.append(try entry(key, &reader))
      }
    }
    try reader.end()
    entries.sort { ($0.offsets.lowerBound, $0.offsets.upperBound) < ($1.offsets.lowerBound, $1.offsets.upperBound) }
    return (entries, metadata)
  }

  private static func entry(_ name: String, _ reader: inout JSONReader) throws -> Entry {
    let start = reader.position
    var type: ElementType?
    var shape: [Int]?
    var offsets: [Int]?
    try reader.object { key, reader in
      let start = reader.position
      switch key {
      case "dtype":
        let name = try reader.string()
        guard let known = ElementType(rawValue: name) else {
          throw JSONReader.Failure(byte: start, reason: "the type \(name) is none of F32, F16, BF16 and I64")
        }
        type = known
      case "shape": shape = try integers(&reader)
      case "data_offsets": offsets = try integers(&reader)
      default: throw JSONReader.Failure(byte: start, reason: "a tensor has the unknown key \(key)")
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw JSONReader.Failure(byte: start, reason: "the tensor \(name) lacks dtype, shape or data_offsets")
    }
    return Entry(name: name, type: type, extents: shape, offsets: offsets[0]..<offsets[1])
  }

  private static func integers(_ reader: inout JSONReader) throws -> [Int] {
    var values: [Int] = []
    try reader.array { reader in
      guard values.count < 16 else {
        throw JSONReader.Failure(byte: reader.position, reason: "a list has more than 16 numbers")
      }
      values.append(try reader.integer())
    }
    return values
  }

  private func checkOffsets(dataCount: Int, file: String) throws {
    var end = 0
    for entry in entries {
      func fail(_ reason: String) -> ModelFileError { .badTensor(file: file, tensor: entry.name, reason: reason) }
      guard entry.offsets.lowerBound == end else {
        throw fail("begins at offset \(entry.offsets.lowerBound), but the one before it ends at \(end)")
      }
      guard entry.offsets.upperBound <= dataCount else {
        throw fail("ends at offset \(entry.offsets.upperBound), but the file has only \(dataCount) bytes of values")
      }
      guard entry.byteCount == entry.offsets.count else {
        throw fail("has \(entry.offsets.count) bytes, which is not what its shape and type need")
      }
      end = entry.offsets.upperBound
    }
    guard end == dataCount else {
      throw ModelFileError.badHeader(
        file: file, byte: dataStart + end, reason: "there are \(dataCount - end) bytes that belong to no tensor")
    }
  }
}

extension SafetensorsHeader.Entry {
  /// The product of the extents and the bytes of one value; `nil` where it does not fit an `Int`.
  var byteCount: Int? {
    var count = type.byteCount
    for extent in extents {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      if overflow { return nil }
      count = product
    }
    return count
  }
}
