import CZlib

/// Writes PNG files fast: figures are flat areas and repeated rows, which the quickest compression packs well.
///
/// Source: PNG Specification, W3C 2003.
enum PNGEncoder {
  /// Pixels `0x??RRGGBB`, `stride` of them from row to row: with a palette if 256 colours come close enough, else as RGB.
  static func encode(_ pixels: UnsafePointer<UInt32>, width: Int, height: Int, stride: Int) -> [UInt8] {
    let counted = ColourCount(pixels, width: width, height: height, stride: stride)
    if let colours = counted, let palette = PNGPalette(colours) {
      return encode(
        indices: colours.places.map { palette.places[Int($0)] }, palette: palette.colours, width: width, height: height)
    }
    var rows = [UInt8](repeating: 0, count: height * (1 + 3 * width))
    rows.withUnsafeMutableBufferPointer { rows in
      var place = 0
      for row in 0..<height {
        let line = pixels + row * stride
        place += 1
        for column in 0..<width {
          let pixel = line[column]
          rows[place] = UInt8(truncatingIfNeeded: pixel >> 16)
          rows[place + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
          rows[place + 2] = UInt8(truncatingIfNeeded: pixel)
          place += 3
        }
      }
    }
    return file(rows, width: width, height: height, colourType: 2, palette: [])
  }

  /// Indices into a palette, row by row; the file's palette has the colours that occur.
  static func encode(indices: [UInt8], palette: [Colour], width: Int, height: Int) -> [UInt8] {
    let (palette, places) = used(palette, by: indices)
    var rows: [UInt8] = []
    rows.reserveCapacity(height * (width + 1))
    for row in 0..<height {
      rows.append(0)
      for index in indices[row * width..<(row + 1) * width] { rows.append(places[Int(index)]) }
    }
    return file(rows, width: width, height: height, colourType: 3, palette: palette)
  }

  /// The colours that occur, in their order, and the new index of each old one. Of a map with few cells, a whole palette
  /// would be larger than the picture.
  private static func used(_ palette: [Colour], by indices: [UInt8]) -> (palette: [Colour], places: [UInt8]) {
    var isUsed = [Bool](repeating: false, count: 256)
    for index in indices { isUsed[Int(index)] = true }
    var places = [UInt8](repeating: 0, count: 256)
    var colours: [Colour] = []
    for index in palette.indices where isUsed[index] {
      places[index] = UInt8(colours.count)
      colours.append(palette[index])
    }
    return (colours, places)
  }

  private static func file(_ rows: [UInt8], width: Int, height: Int, colourType: UInt8, palette: [Colour]) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, colourType, 0, 0, 0], into: &bytes)
    if !palette.isEmpty { chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }, into: &bytes) }
    // Very large pictures are written in the least time, all others in the least space that takes little time.
    chunk("IDAT", deflated(rows, level: rows.count > 12_000_000 ? 3 : 6), into: &bytes)
    chunk("IEND", [], into: &bytes)
    return bytes
  }

  private static func deflated(_ rows: [UInt8], level: Int32) -> [UInt8] {
    var length = compressBound(UInt(rows.count))
    return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      compress2(buffer.baseAddress, &length, rows, UInt(rows.count), level)
      count = Int(length)
    }
  }

  private static func chunk(_ name: String, _ data: [UInt8], into bytes: inout [UInt8]) {
    let body = Array(name.utf8) + data
    bytes += bigEndian(data.count) + body + bigEndian(Int(crc32(0, body, UInt32(body.count))))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
