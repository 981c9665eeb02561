import CTurboJPEG

/// JPEG files of any colour space: grey, YCbCr, RGB, CMYK and YCCK; baseline and progressive.
enum JPEGPicture {
  /// Decodes a file and turns it upright. TurboJPEG catches libjpeg's errors, whose own handler would end the process.
  static func photograph(_ bytes: [UInt8], file: String) throws -> Photograph {
    guard let decoder = tjInitDecompress() else {
      throw DatasetError.unreadablePicture(file: file, reason: "there is no memory to decode it")
    }
    defer { tjDestroy(decoder) }
    let header = try header(of: bytes, decoder, file)
    let isInk = header.colours == TJCS_CMYK.rawValue || header.colours == TJCS_YCCK.rawValue
    let channels = isInk ? 4 : 3
    var pixels = [UInt8](repeating: 0, count: header.rows * header.columns * channels)
    // A warning means that bytes are missing or senseless, and hundreds of scans are nobody's photograph.
    let flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT
    let status = tjDecompress2(
      decoder, bytes, UInt(bytes.count), &pixels, Int32(header.columns), 0, Int32(header.rows),
      isInk ? TJPF_CMYK.rawValue : TJPF_RGB.rawValue, flags)
    guard status == 0 else { throw failure(decoder, file) }
    return Photograph(rows: header.rows, columns: header.columns, pixels: isInk ? colours(ofInks: pixels) : pixels)
      .upright(Orientation(exif: exif(in: bytes)))
  }

  private static func header(
    of bytes: [UInt8], _ decoder: tjhandle, _ file: String
  ) throws -> (rows: Int, columns: Int, colours: UInt32) {
    var (width, height, subsampling, colours) = (Int32(0), Int32(0), Int32(0), Int32(0))
    let status = tjDecompressHeader3(
      decoder, bytes, UInt(bytes.count), &width, &height, &subsampling, &colours)
    guard status == 0 else { throw failure(decoder, file) }
    try Photograph.checkSize(rows: Int(height), columns: Int(width), file: file)
    return (Int(height), Int(width), UInt32(bitPattern: colours))
  }

  /// Programs that write four inks store them inverted, as Adobe's did first: 255 is no ink.
  private static func colours(ofInks inks: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: inks.count / 4 * 3) { buffer, count in
      for pixel in 0..<inks.count / 4 {
        let black = Int(inks[4 * pixel + 3])
        for channel in 0..<3 {
          buffer[3 * pixel + channel] = UInt8((Int(inks[4 * pixel + channel]) * black + 127) / 255)
        }
      }
      count = inks.count / 4 * 3
    }
  }

  /// The EXIF data, which stands in an APP1 segment before the first scan; empty if there is none.
  private static func exif(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    let mark = Array("Exif\0\0".utf8)
    var position = 2
    while position + 4 <= bytes.count, bytes[position] == 0xff, bytes[position + 1] != 0xda {
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      let end = position + 2 + length
      guard length >= 2, end <= bytes.count else { break }
      let content = bytes[position + 4..<end]
      if bytes[position + 1] == 0xe1, content.starts(with: mark) { return content.dropFirst(mark.count) }
      position = end
    }
    return []
  }

  private static func failure(_ decoder: tjhandle, _ file: String) -> DatasetError {
    let message = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? ""
    // "Premature end of JPEG file" is the message of a file that was cut off.
    return .unreadablePicture(file: file, reason: message.isEmpty ? "it is damaged" : message)
  }
}
