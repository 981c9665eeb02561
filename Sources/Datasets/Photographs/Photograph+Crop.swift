extension Photograph {
  /// The largest square in the middle; an odd column or row that is left over stays at the right or at the bottom.
  public func centreSquare() -> Photograph {
    let side = min(rows, columns)
    return cropped(top: (rows - side) / 2, left: (columns - side) / 2, rows: side, columns: side)
  }

  /// A piece, which must lie inside.
  public func cropped(top: Int, left: Int, rows height: Int, columns width: Int) -> Photograph {
    precondition(
      top >= 0 && left >= 0 && height > 0 && width > 0 && top + height <= rows && left + width <= columns,
      "\(height)×\(width) at (\(top), \(left)) is no piece of \(rows)×\(columns)")
    var piece: [UInt8] = []
    piece.reserveCapacity(3 * height * width)
    for row in top..<top + height {
      let first = 3 * (row * columns + left)
      piece += pixels[first..<first + 3 * width]
    }
    return Photograph(rows: height, columns: width, pixels: piece)
  }

  /// The colours plane by plane: all red values, then all green ones, then all blue ones.
  public var planes: [UInt8] {
    (0..<3).flatMap { channel in stride(from: channel, to: pixels.count, by: 3).map { pixels[$0] } }
  }

  /// The shades of grey, by the weights that television gave to red, green and blue (ITU-R BT.601), as Pillow has it.
  public var greys: [UInt8] {
    stride(from: 0, to: pixels.count, by: 3).map {
      // Sixteen bits behind the point, so that the result is that of Pillow to the last bit.
      let sum = Int(pixels[$0]) * 19595 + Int(pixels[$0 + 1]) * 38470 + Int(pixels[$0 + 2]) * 7471
      return UInt8((sum + 0x8000) >> 16)
    }
  }

  /// The same picture in shades of grey.
  public var inGrey: Photograph {
    Photograph(rows: rows, columns: columns, pixels: greys.flatMap { [$0, $0, $0] })
  }
}
