import Networks

/// Values of any kind, as they come out of Python's `json`, in the form that network files have.
extension JSONReader {
  private static let depthLimit = 64

  /// Reads whatever comes next; `null` becomes nothing.
  mutating func value() throws -> SourceValue { SourceValue(content: try content(depth: 0)) }

  private mutating func content(depth: Int) throws -> SourceValue.Content {
    skipSpace()
    guard depth < Self.depthLimit else { throw Failure(byte: position, reason: "it is nested too deeply") }
    switch next {
    case UInt8(ascii: "{"):
      var entries: [SourceEntry] = []
      try object { key, reader in
        entries.append(SourceEntry(key: key, value: SourceValue(content: try reader.content(depth: depth + 1))))
      }
      return .mapping(entries)
    case UInt8(ascii: "["):
      var values: [SourceValue] = []
      try array { reader in values.append(SourceValue(content: try reader.content(depth: depth + 1))) }
      return .list(values)
    case UInt8(ascii: "\""): return .text(try string())
    default: return try word()
    }
  }

  private mutating func word() throws -> SourceValue.Content {
    let start = position
    let word = bytes[position...].prefix { !(0...0x20).contains($0) && !",]}:".utf8.contains($0) }
    position += word.count
    let text = String(decoding: word.prefix(64), as: UTF8.self)
    switch text {
    case "null": return .none
    case "true": return .flag(true)
    case "false": return .flag(false)
    default: break
    }
    guard word.count <= 64, Self.isNumber(word) else {
      throw Failure(byte: start, reason: "a value was expected")
    }
    if let number = Int(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else {
      throw Failure(byte: start, reason: "the number is too large")
    }
    return .number(number)
  }

  /// Whether bytes are a number of JSON: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    func skip(_ letters: String) -> Bool {
      guard let first = rest.first, letters.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip("-")
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if skip("."), digits() == 0 { return false }
    if skip("eE") {
      _ = skip("-+")
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }
}
