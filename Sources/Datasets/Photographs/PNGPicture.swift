import CPNG

/// What a PNG file shows, in grey, transparent parts white, or in colour with opacity.
struct PNGPicture {
  let rows: Int
  let columns: Int
  let pixels: [UInt8]

  /// Decodes a file to 1 channel, grey, or to 4, red, green, blue and opacity, interleaved.
  init(_ bytes: [UInt8], file: String, channels: Int) throws {
    // libpng keeps the address of this from one call to the next.
    let image = UnsafeMutablePointer<png_image>.allocate(capacity: 1)
    image.initialize(to: png_image())
    image.pointee.version = UInt32(PNG_IMAGE_VERSION)
    defer {
      png_image_free(image)
      image.deallocate()
    }
    (rows, columns, pixels) = try bytes.withUnsafeBytes { try Self.decoded($0, image, file, channels) }
  }

  /// libpng's simplified interface catches its own errors: no jump passes over Swift frames.
  private static func decoded(
    _ bytes: UnsafeRawBufferPointer, _ image: UnsafeMutablePointer<png_image>, _ file: String, _ channels: Int
  ) throws -> (Int, Int, [UInt8]) {
    guard png_image_begin_read_from_memory(image, bytes.baseAddress, bytes.count) != 0 else {
      throw failure(image.pointee, file)
    }
    let (rows, columns) = (Int(image.pointee.height), Int(image.pointee.width))
    try Photograph.checkSize(rows: rows, columns: columns, file: file)
    image.pointee.format =
      channels == 1 ? UInt32(PNG_FORMAT_GRAY) : UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    var white = png_color(red: 255, green: 255, blue: 255)
    var pixels = [UInt8](repeating: 255, count: rows * columns * channels)
    guard png_image_finish_read(image, &white, &pixels, Int32(columns * channels), nil) != 0 else {
      throw failure(image.pointee, file)
    }
    return (rows, columns, pixels)
  }

  private static func failure(_ image: png_image, _ file: String) -> DatasetError {
    let message = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return .unreadablePicture(file: file, reason: message.isEmpty ? "it is damaged" : message)
  }
}
