/// How a camera was held: what must be done with the pixels of a file so that they are upright.
///
/// The numbers are those of the EXIF tag 274 (CIPA DC-008, 4.6.4): they say where the first row and the first column of the
/// file are in the picture.
enum Orientation: UInt16, CaseIterable {
  case upright = 1
  case mirrored, upsideDown, flipped, transposed, turnedRight, transversed, turnedLeft

  /// The orientation in EXIF data, which is a TIFF header with a list of tags; `upright` if it has none or makes no sense.
  init(exif bytes: ArraySlice<UInt8>) { self = Self.find(in: Array(bytes)) ?? .upright }

  private static func find(in bytes: [UInt8]) -> Orientation? {
    guard bytes.count >= 8 else { return nil }
    let isLittle = bytes.starts(with: [0x49, 0x49, 42, 0])
    guard isLittle || bytes.starts(with: [0x4d, 0x4d, 0, 42]) else { return nil }
    func number(_ position: Int, _ count: Int) -> Int? {
      guard position >= 0, position + count <= bytes.count else { return nil }
      let digits = bytes[position..<position + count]
      return (isLittle ? digits.reversed() : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let list = number(4, 4), let count = number(list, 2) else { return nil }
    for entry in 0..<count {
      let position = list + 2 + 12 * entry
      guard let tag = number(position, 2) else { return nil }
      // Type 3: a number of 16 bits, at the beginning of the field for the value.
      if tag == 274, number(position + 2, 2) == 3, let value = number(position + 8, 2) {
        return Orientation(rawValue: UInt16(value))
      }
    }
    return nil
  }

  /// Whether rows become columns.
  var swapsSides: Bool { rawValue >= 5 }

  /// The place in a file of `rows × columns` of what is at a place of the upright picture.
  func source(row: Int, column: Int, rows: Int, columns: Int) -> (row: Int, column: Int) {
    switch self {
    case .upright: (row, column)
    case .mirrored: (row, columns - 1 - column)
    case .upsideDown: (rows - 1 - row, columns - 1 - column)
    case .flipped: (rows - 1 - row, column)
    case .transposed: (column, row)
    case .turnedRight: (rows - 1 - column, row)
    case .transversed: (rows - 1 - column, columns - 1 - row)
    case .turnedLeft: (column, columns - 1 - row)
    }
  }
}

extension Photograph {
  /// The picture as it was seen.
  func upright(_ orientation: Orientation) -> Photograph {
    guard orientation != .upright else { return self }
    let (height, width) = orientation.swapsSides ? (columns, rows) : (rows, columns)
    var turned: [UInt8] = []
    turned.reserveCapacity(pixels.count)
    for row in 0..<height {
      for column in 0..<width {
        let source = orientation.source(row: row, column: column, rows: rows, columns: columns)
        let first = 3 * (source.row * columns + source.column)
        turned += pixels[first..<first + 3]
      }
    }
    return Photograph(rows: height, columns: width, pixels: turned)
  }
}
