/// A picture as a file within an SVG document.
struct EmbeddedPicture {
  /// What kind of file it is, as in `image/png`.
  let type: String
  let bytes: [UInt8]

  /// Whether it is a JPEG file.
  var isJPEG: Bool { type == "image/jpeg" }

  private init(type: String, bytes: [UInt8]) { (self.type, self.bytes) = (type, bytes) }

  /// A PNG file.
  init(png bytes: [UInt8]) { self.init(type: "image/png", bytes: bytes) }

  /// Pixels `0xRRGGBB`, row by row: a JPEG file of photographs, of which it takes a fraction, a PNG file of all else.
  init(_ pixels: [UInt32], width: Int, height: Int) {
    if Self.isPhotograph(pixels, width: width, height: height),
      let jpeg = JPEGEncoder.encode(pixels, width: width, height: height)
    {
      self.init(type: "image/jpeg", bytes: jpeg)
    } else {
      self.init(png: PNGEncoder.encode(pixels, width: width, height: height, stride: width))
    }
  }

  /// Up to how many pixels are cells that readers look at one by one, whose colours are kept exactly.
  static let cellLimit = 64 * 64

  /// Many pixels of more colours than a palette has.
  private static func isPhotograph(_ pixels: [UInt32], width: Int, height: Int) -> Bool {
    guard pixels.count > cellLimit else { return false }
    let counted = ColourCount(pixels, width: width, height: height, stride: width)
    return counted.map { $0.colours.count > 256 } ?? true
  }
}
