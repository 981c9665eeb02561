/// What an array file says of its values, checked against the size of the file.
///
/// The file is `\x93NUMPY`, two bytes with the version, the length of the header (two bytes, from version 2 on four), the
/// header, which is a Python dictionary of `descr`, `fortran_order` and `shape`, and the values.
struct NumPyHeader {
  /// Why a file is not read.
  struct Failure: Error {
    let reason: String
  }

  let extents: [Int]
  /// Whether the values are bytes; else 32-bit numbers.
  let isBytes: Bool
  /// The position in the file of the first value.
  let dataStart: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// The bytes before the header in version 1.
  static let prefixLength = 10
  private static let lengthLimit = 1 << 16
  private static let rankLimit = 32

  init(_ bytes: [UInt8]) throws(Failure) {
    guard bytes.starts(with: Self.magic) else {
      throw Failure(reason: "it does not begin as an array of NumPy does; write it with numpy.save")
    }
    guard bytes.count >= 12 else { throw Failure(reason: "it ends within its header") }
    guard 1...3 ~= bytes[6], bytes[7] == 0 else { throw Failure(reason: "its version is \(bytes[6]).\(bytes[7])") }
    let start = bytes[6] == 1 ? Self.prefixLength : 12
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.lengthLimit, start + length <= bytes.count else {
      throw Failure(reason: "a header of \(length) bytes is promised, in a file of \(bytes.count)")
    }
    dataStart = start + length
    var reader = PythonReader(bytes[start..<dataStart])
    let entries = try reader.dictionary()
    guard case .text(let type) = entries.type, let shape = entries.shape, let isFortran = entries.isFortran else {
      throw Failure(reason: "its header lacks descr, fortran_order or shape")
    }
    guard type == "<f4" || type == "|u1" else {
      throw Failure(
        reason: "its values are of the type '\(type)'; save array.astype('float32') or array.astype('uint8')")
    }
    guard !isFortran || shape.count < 2 else {
      throw Failure(reason: "its values are column by column; save numpy.ascontiguousarray(array)")
    }
    guard shape.count <= Self.rankLimit else { throw Failure(reason: "it has \(shape.count) axes") }
    (extents, isBytes) = (shape, type == "|u1")
    try checkSize(bytes.count - dataStart)
  }

  private func checkSize(_ found: Int) throws(Failure) {
    var size = isBytes ? 1 : 4
    for extent in extents {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard !overflow else { throw Failure(reason: "the shape \(extents) is too large") }
      size = product
    }
    guard size == found else {
      throw Failure(reason: "the shape \(extents) needs \(size) bytes of values, but there are \(found)")
    }
  }
}

/// Reads the one Python dictionary that the header of an array is.
private struct PythonReader {
  enum Word: Equatable {
    case none
    case text(String)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func dictionary() throws(NumPyHeader.Failure) -> (type: Word, shape: [Int]?, isFortran: Bool?) {
    var (type, shape, isFortran) = (Word.none, [Int]?.none, Bool?.none)
    try expect("{")
    while !isNext("}") {
      let key = try text()
      try expect(":")
      switch key {
      case "descr" where type == .none: type = .text(try text())
      case "fortran_order" where isFortran == nil: isFortran = try flag()
      case "shape" where shape == nil: shape = try tuple()
      default: throw failure("has an unknown or repeated entry")
      }
      if !isNext(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard rest.isEmpty else { throw failure("goes on after its end") }
    return (type, shape, isFortran)
  }

  private func failure(_ what: String) -> NumPyHeader.Failure { NumPyHeader.Failure(reason: "its header \(what)") }

  private mutating func skipSpace() { rest = rest.drop { $0 == 0x20 || $0 == 0x0a } }

  private mutating func isNext(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(NumPyHeader.Failure) {
    guard isNext(scalar) else { throw failure("lacks a \(scalar)") }
  }

  private mutating func text() throws(NumPyHeader.Failure) -> String {
    let quote: Unicode.Scalar = isNext("\"") ? "\"" : "'"
    if quote == "'" { try expect("'") }
    let content = rest.prefix { $0 != UInt8(ascii: quote) && (0x20..<0x7f).contains($0) && $0 != UInt8(ascii: "\\") }
    rest = rest.dropFirst(content.count)
    guard rest.first == UInt8(ascii: quote) else { throw failure("has a text without an end") }
    rest.removeFirst()
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func flag() throws(NumPyHeader.Failure) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where rest.starts(with: word.utf8) {
      rest = rest.dropFirst(word.utf8.count)
      return value
    }
    throw failure("does not say True or False")
  }

  private mutating func tuple() throws(NumPyHeader.Failure) -> [Int] {
    var values: [Int] = []
    try expect("(")
    while !isNext(")") {
      skipSpace()
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard let value = Int(String(decoding: digits, as: UTF8.self)), values.count < 64 else {
        throw failure("has no shape of whole numbers")
      }
      values.append(value)
      rest = rest.dropFirst(digits.count)
      if !isNext(",") {
        try expect(")")
        break
      }
    }
    return values
  }
}
