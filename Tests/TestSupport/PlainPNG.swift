/// PNG files without any packing, so that the tests need no encoder.
package enum PlainPNG {
  /// A picture of interleaved bytes: one for each pixel, grey, or three, in colour.
  package static func bytes(rows: Int, columns: Int, _ pixels: [UInt8]) -> [UInt8] {
    let channels = pixels.count / (rows * columns)
    precondition(pixels.count == rows * columns * channels && (channels == 1 || channels == 3))
    let width = columns * channels
    var lines: [UInt8] = []
    for row in 0..<rows {
      lines.append(0)
      lines += pixels[row * width..<(row + 1) * width]
    }
    var header = word(UInt32(columns)) + word(UInt32(rows))
    header += [8, channels == 1 ? 0 : 2, 0, 0, 0]
    var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    for (kind, content) in [("IHDR", header), ("IDAT", stored(lines)), ("IEND", [])] { file += chunk(kind, content) }
    return file
  }

  /// A picture with a constant colour.
  package static func flat(rows: Int, columns: Int, _ colour: [UInt8]) -> [UInt8] {
    bytes(rows: rows, columns: columns, (0..<rows * columns).flatMap { _ in colour })
  }

  private static func stored(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(content.count, start + 65_535)
      let length = UInt16(end - start)
      result += [end == content.count ? 1 : 0]
      result += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
      result += content[start..<end]
      start = end
    } while start < content.count
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in content {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return result + word(b << 16 | a)
  }

  private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(kind.utf8) + content
    var crc: UInt32 = 0xffff_ffff
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
    }
    return word(UInt32(content.count)) + body + word(~crc)
  }

  private static func word(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
