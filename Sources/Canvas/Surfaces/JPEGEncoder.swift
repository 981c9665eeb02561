import CTurboJPEG

/// Writes photographs as JPEG files: a fraction of what a PNG file takes, at a quality at which no eye sees a difference.
enum JPEGEncoder {
  /// Of 100. Colours keep their full resolution, so that edges laid over a photograph stay sharp.
  private static let quality: Int32 = 90

  /// Pixels `0xRRGGBB`, row by row; `nil` if they cannot be encoded.
  static func encode(_ pixels: [UInt32], width: Int, height: Int) -> [UInt8]? {
    guard let encoder = tjInitCompress() else { return nil }
    defer { tjDestroy(encoder) }
    var file: UnsafeMutablePointer<UInt8>?
    var length: UInt = 0
    defer { tjFree(file) }
    let status = pixels.withUnsafeBytes { bytes in
      tjCompress2(
        encoder, bytes.bindMemory(to: UInt8.self).baseAddress, Int32(width), Int32(4 * width), Int32(height),
        Int32(TJPF_BGRX.rawValue), &file, &length, Int32(TJSAMP_444.rawValue), quality, TJFLAG_ACCURATEDCT)
    }
    guard status == 0, let file else { return nil }
    return Array(UnsafeBufferPointer(start: file, count: Int(length)))
  }
}
