/// Numbers and bytes that are put together for a file, little-endian.
struct LittleEndianBytes {
  private(set) var bytes: [UInt8] = []

  init() {}

  init(_ values: UInt64...) { for value in values { add(value) } }

  mutating func add(_ bytes: [UInt8]) { self.bytes += bytes }

  mutating func add(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}
