/// Reads JSON from front to back by asking for what must come next.
///
/// Strict where Foundation is not: no duplicate keys, no lone surrogates, nothing but what is asked for, so that nothing is
/// nested deeper than the caller's own calls.
struct JSONReader {
  /// What is wrong, and at which byte.
  struct Failure: Error {
    let byte: Int
    let reason: String
  }

  let bytes: ArraySlice<UInt8>
  var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Reads an object; `member` reads the value of the key that it is given.
  mutating func object(_ member: (String, inout JSONReader) throws -> Void) throws {
    var keys = Set<String>()
    try list(open: "{", close: "}") { reader in
      let start = reader.position
      let key = try reader.string()
      guard keys.insert(key).inserted else { throw Failure(byte: start, reason: "the key \(key) stands twice") }
      try reader.token(":")
      try member(key, &reader)
    }
  }

  /// Reads an array; `element` reads one element.
  mutating func array(_ element: (inout JSONReader) throws -> Void) throws {
    try list(open: "[", close: "]", element)
  }

  /// Reads a whole number that is not negative.
  mutating func integer() throws -> Int {
    skipSpace()
    let start = position
    var value = 0
    while let byte = next, case 0x30...0x39 = byte {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(byte) - 0x30)
      guard !overflow, !carry else { throw Failure(byte: start, reason: "the number is too large") }
      value = sum
      position += 1
    }
    let digits = position - start
    guard digits > 0, digits == 1 || bytes[start] != 0x30 else {
      throw Failure(byte: start, reason: "a whole number was expected")
    }
    return value
  }

  /// Checks that nothing but spaces is left.
  mutating func end() throws {
    skipSpace()
    if position < bytes.endIndex { throw Failure(byte: position, reason: "it goes on after its end") }
  }

  var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  mutating func list(
    open: Unicode.Scalar, close: Unicode.Scalar, _ item: (inout JSONReader) throws -> Void
  ) throws {
    try token(open)
    if isNext(close) { return }
    repeat { try item(&self) } while isNext(",")
    try token(close)
  }

  mutating func isNext(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  mutating func token(_ scalar: Unicode.Scalar) throws {
    guard isNext(scalar) else { throw Failure(byte: position, reason: "\(scalar) was expected") }
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
  }
}

/// Strings.
extension JSONReader {
  /// Reads a string.
  mutating func string() throws -> String {
    try token("\"")
    let start = position
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw Failure(byte: start, reason: "the text is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): content += Array(String(try escape()).utf8)
      case 0..<0x20: throw Failure(byte: position - 1, reason: "a control character stands in a text")
      default: content.append(byte)
      }
    }
    throw Failure(byte: start, reason: "a text has no end")
  }

  private mutating func escape() throws -> Unicode.Scalar {
    let start = position - 1
    guard let byte = next else { throw Failure(byte: start, reason: "an escape has no end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var value = try codeUnit(start)
      if 0xd800..<0xdc00 ~= value, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
        position += 2
        let low = try codeUnit(start)
        guard 0xdc00..<0xe000 ~= low else { throw Failure(byte: start, reason: "an escape is half a character") }
        value = 0x10000 + (value - 0xd800) << 10 + (low - 0xdc00)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw Failure(byte: start, reason: "an escape is half a character")
      }
      return scalar
    default: throw Failure(byte: start, reason: "there is no such escape")
    }
  }

  private mutating func codeUnit(_ start: Int) throws -> UInt32 {
    let digits = bytes[position...].prefix(4)
    position += digits.count
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Failure(byte: start, reason: "an escape needs four hexadecimal digits") }
    return value
  }
}
