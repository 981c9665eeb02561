import Tensors

/// Puts numbers and texts into bytes.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ tensor: Tensor) {
    append(UInt32(tensor.shape.rank))
    for extent in tensor.shape.dimensions { append(UInt64(extent)) }
    for value in tensor.values { append(value.bitPattern) }
  }
}

/// Takes numbers and texts out of bytes; never reads beyond them, nor makes room for more than they hold.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    try take(MemoryLayout<Number>.size).withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(as: Number.self)) }
  }

  mutating func integer() throws -> Int {
    guard let value = Int(exactly: try number(UInt64.self)) else {
      throw TrainingError.damagedCheckpoint("a number in it is too large")
    }
    return value
  }

  mutating func double() throws -> Double { Double(bitPattern: try number(UInt64.self)) }

  mutating func text() throws -> String {
    let count = try Int(number(UInt32.self))
    guard let text = String(validating: try take(count), as: UTF8.self) else {
      throw TrainingError.damagedCheckpoint("a text in it is not UTF-8")
    }
    return text
  }

  mutating func tensor() throws -> Tensor {
    let rank = try number(UInt32.self)
    guard rank <= 8 else { throw TrainingError.damagedCheckpoint("a tensor in it has \(rank) axes") }
    let extents = try (0..<rank).map { _ in try integer() }
    var count = 1
    for extent in extents {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard !overflow, product <= rest.count / MemoryLayout<Float>.size else { throw Self.tooShort }
      count = product
    }
    let values = try take(count * MemoryLayout<Float>.size).withUnsafeBytes { bytes in
      (0..<count).map { place in
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self)))
      }
    }
    return Tensor(Shape(extents), values)
  }

  /// Throws if anything is left.
  func end() throws {
    guard rest.isEmpty else { throw TrainingError.damagedCheckpoint("\(rest.count) bytes follow its end") }
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw Self.tooShort }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private static var tooShort: TrainingError { .damagedCheckpoint("it ends too early") }
}
