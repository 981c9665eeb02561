/// Records of an HDF5 file.
enum HDF5Record {
  /// A message of an object header.
  struct Message {
    let type: UInt16
    let content: LittleEndianBytes

    init(_ type: UInt16, _ content: LittleEndianBytes) { (self.type, self.content) = (type, content) }
  }

  /// An object header, version 1, with its messages.
  static func header(_ messages: [Message]) -> [UInt8] {
    var body = LittleEndianBytes()
    for message in messages {
      let padded = message.content.bytes + [UInt8](repeating: 0, count: -message.content.bytes.count & 7)
      body.add(message.type)
      body.add(UInt16(padded.count))
      body.add([0, 0, 0, 0])
      body.add(padded)
    }
    var header = LittleEndianBytes()
    header.add([1, 0])
    header.add(UInt16(messages.count))
    header.add(UInt32(1))
    header.add(UInt32(body.bytes.count))
    header.add(UInt32(0))
    return header.bytes + body.bytes
  }

  /// What numbers an array has, 32 bits each, little-endian.
  enum Number {
    case float, integer

    /// The datatype message.
    var record: LittleEndianBytes {
      var record = LittleEndianBytes()
      switch self {
      case .float:
        // Sign at bit 31, 8 bits of exponent from bit 23, 23 bits of mantissa with a 1 before them that is not written.
        record.add([0x11, 0x20, 31, 0])
        record.add(UInt32(4))
        record.add(UInt16(0))
        record.add(UInt16(32))
        record.add([23, 8, 0, 23])
        record.add(UInt32(127))
      case .integer:
        record.add([0x10, 0x08, 0, 0])
        record.add(UInt32(4))
        record.add(UInt16(0))
        record.add(UInt16(32))
      }
      return record
    }
  }

  /// The datatype message of texts of any length in UTF-8, which lie in a heap: a row of bytes each.
  static var text: LittleEndianBytes {
    var record = LittleEndianBytes()
    record.add([0x19, 1, 1, 0])
    record.add(UInt32(16))
    record.add([0x10, 0, 0, 0])
    record.add(UInt32(1))
    record.add(UInt16(0))
    record.add(UInt16(8))
    return record
  }
}
