import CDeflate

/// Writes PNG files fast: figures are flat areas and repeated rows, which quick compression packs well.
///
/// Source: PNG Specification, W3C 2003.
enum PNGEncoder {
  /// Pixels `0x??RRGGBB`, `stride` of them from row to row: with a palette if 256 colours come close enough, else as RGB.
  static func encode(_ pixels: UnsafePointer<UInt32>, width: Int, height: Int, stride: Int) -> [UInt8] {
    let counted = ColourCount(pixels, width: width, height: height, stride: stride)
    if let counted, let palette = PNGPalette(counted) {
      return IndexedPNG(indices: counted.places, entries: palette.places, width: width, height: height)
        .file(palette.colours)
    }
    let length = 1 + 3 * width
    let rows = [UInt8](unsafeUninitializedCapacity: height * length) { rows, count in
      for row in 0..<height {
        let (line, place) = (pixels + row * stride, row * length)
        rows[place] = 0
        for column in 0..<width {
          let (pixel, at) = (line[column], place + 1 + 3 * column)
          rows[at] = UInt8(truncatingIfNeeded: pixel >> 16)
          rows[at + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
          rows[at + 2] = UInt8(truncatingIfNeeded: pixel)
        }
      }
      count = height * length
    }
    return file(Deflater.compressed(rows), width: width, height: height, colourType: 2, palette: [])
  }

  fileprivate static func file(
    _ data: [UInt8], width: Int, height: Int, colourType: UInt8, palette: [Colour]
  ) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, colourType, 0, 0, 0], into: &bytes)
    if !palette.isEmpty { chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }, into: &bytes) }
    chunk("IDAT", data, into: &bytes)
    chunk("IEND", [], into: &bytes)
    return bytes
  }

  private static func chunk(_ name: String, _ data: [UInt8], into bytes: inout [UInt8]) {
    let body = Array(name.utf8) + data
    bytes += bigEndian(data.count) + body + bigEndian(Int(libdeflate_crc32(0, body, body.count)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

/// A picture of indices into a palette, compressed: files of it that differ in their colours alone are made in no time.
struct IndexedPNG {
  private let width: Int
  private let height: Int
  private let data: [UInt8]
  /// The entries of the palette that occur. Of a map with few cells, a whole palette would be larger than the picture.
  private let used: [Int]

  /// - Parameters:
  ///   - indices: a number for each pixel, row by row.
  ///   - entries: the palette's entry for each number.
  init(indices: [UInt16], entries: [UInt8], width: Int, height: Int) {
    var isUsed = [Bool](repeating: false, count: 256)
    for entry in entries { isUsed[Int(entry)] = true }
    let used = isUsed.indices.filter { isUsed[$0] }
    var places = [UInt8](repeating: 0, count: 256)
    for (place, entry) in used.enumerated() { places[entry] = UInt8(place) }
    let table = entries.map { places[Int($0)] }
    let rows = [UInt8](unsafeUninitializedCapacity: height * (width + 1)) { rows, count in
      indices.withUnsafeBufferPointer { indices in
        table.withUnsafeBufferPointer { table in
          for row in 0..<height {
            rows[row * (width + 1)] = 0
            for column in 0..<width {
              rows[row * (width + 1) + 1 + column] = table[Int(indices[row * width + column])]
            }
          }
        }
      }
      count = height * (width + 1)
    }
    (self.width, self.height, self.used) = (width, height, used)
    data = Deflater.compressed(rows)
  }

  /// Indices that are the palette's entries themselves.
  init(indices: [UInt8], width: Int, height: Int) {
    var isUsed = [Bool](repeating: false, count: 256)
    for index in indices { isUsed[Int(index)] = true }
    let entries = isUsed.indices.filter { isUsed[$0] }
    var numbers = [UInt16](repeating: 0, count: 256)
    for (number, entry) in entries.enumerated() { numbers[entry] = UInt16(number) }
    self.init(
      indices: indices.map { numbers[Int($0)] }, entries: entries.map { UInt8($0) }, width: width, height: height)
  }

  /// The file with a palette's colours.
  func file(_ palette: [Colour]) -> [UInt8] {
    PNGEncoder.file(data, width: width, height: height, colourType: 3, palette: used.map { palette[$0] })
  }
}
