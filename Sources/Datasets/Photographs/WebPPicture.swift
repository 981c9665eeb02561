import CWebP

/// WebP files, with losses or without, of one picture.
enum WebPPicture {
  /// Decodes a file, puts transparent parts on white and turns it upright.
  static func photograph(_ bytes: [UInt8], file: String) throws -> Photograph {
    var features = WebPBitstreamFeatures()
    guard WebPGetFeatures(bytes, bytes.count, &features) == VP8_STATUS_OK else {
      throw DatasetError.unreadablePicture(file: file, reason: "its header is damaged")
    }
    guard features.has_animation == 0 else {
      throw DatasetError.unreadablePicture(file: file, reason: "it is an animation; give a file with one picture")
    }
    let (rows, columns) = (Int(features.height), Int(features.width))
    try Photograph.checkSize(rows: rows, columns: columns, file: file)
    let channels = features.has_alpha == 0 ? 3 : 4
    let decode = channels == 3 ? WebPDecodeRGBInto : WebPDecodeRGBAInto
    var pixels = [UInt8](repeating: 0, count: rows * columns * channels)
    guard decode(bytes, bytes.count, &pixels, pixels.count, Int32(columns * channels)) != nil else {
      throw DatasetError.unreadablePicture(file: file, reason: "its pixels are damaged or cut off")
    }
    return Photograph(rows: rows, columns: columns, pixels: channels == 3 ? pixels : Photograph.onWhite(pixels))
      .upright(Orientation(exif: exif(in: bytes)))
  }

  /// The EXIF data, which is a chunk of the RIFF file; empty if there is none. Chunks begin at even bytes.
  private static func exif(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    var position = 12
    while position + 8 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[position + 4 + $1]) << (8 * $1) }
      let end = position + 8 + length
      guard end <= bytes.count else { break }
      if bytes[position..<position + 4].elementsEqual("EXIF".utf8) {
        let content = bytes[position + 8..<end]
        // Some programs keep the mark that it has in JPEG files.
        return content.starts(with: Array("Exif\0\0".utf8)) ? content.dropFirst(6) : content
      }
      position = end + length % 2
    }
    return []
  }
}
