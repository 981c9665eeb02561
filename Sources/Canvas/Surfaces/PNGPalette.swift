/// The different colours of a picture and how often each occurs.
struct ColourCount {
  /// The colours `0xRRGGBB`, in the order in which they first occur.
  private(set) var colours: [UInt32] = []
  /// How many pixels have each of them.
  private(set) var counts: [Int] = []
  /// The index of each pixel's colour, row by row.
  private(set) var places: [UInt16]

  /// The most colours that are counted; a picture with more is a photograph.
  private static let limit = 1 << 13

  /// Counts the colours of pixels `0x??RRGGBB`; `nil` if there are too many.
  init?(_ pixels: UnsafePointer<UInt32>, width: Int, height: Int, stride: Int) {
    // An open hash table: colour + 1, or 0 where empty.
    let bits = 15
    var keys = [UInt32](repeating: 0, count: 1 << bits)
    var entries = [UInt16](repeating: 0, count: 1 << bits)
    places = [UInt16](repeating: 0, count: width * height)
    var last: (pixel: UInt32, index: UInt16) = (.max, 0)
    for row in 0..<height {
      for column in 0..<width {
        let pixel = pixels[row * stride + column] & 0xffffff
        if pixel != last.pixel {
          var slot = Int((pixel &* 0x9E37_79B1) >> UInt32(32 - bits))
          while keys[slot] != 0 && keys[slot] != pixel + 1 { slot = (slot + 1) & (1 << bits - 1) }
          if keys[slot] == 0 {
            guard colours.count < Self.limit else { return nil }
            keys[slot] = pixel + 1
            entries[slot] = UInt16(colours.count)
            colours.append(pixel)
            counts.append(0)
          }
          last = (pixel, entries[slot])
        }
        counts[Int(last.index)] += 1
        places[row * width + column] = last.index
      }
    }
  }
}

/// At most 256 colours that stand for all colours of a picture.
///
/// Where there are more, most of them are the soft edges of letters and lines. The commonest colours are kept; each other one
/// is replaced by one that differs by at most `tolerance` of 255 in red, green and blue, which no eye tells apart.
struct PNGPalette {
  /// The colours that are kept.
  private(set) var colours: [Colour] = []
  /// For each colour of the picture the index of the one that stands for it.
  private(set) var places: [UInt8] = []

  /// The largest difference in each of red, green and blue.
  static let tolerance = 10

  /// Chooses with the least difference that is enough; `nil` if none that is allowed is.
  init?(_ all: ColourCount) {
    let order = all.colours.indices.sorted { (all.counts[$1], $0) < (all.counts[$0], $1) }
    let steps = all.colours.count <= 256 ? [0] : Array(stride(from: 2, through: Self.tolerance, by: 2))
    for tolerance in steps where choose(all.colours, order, within: tolerance) { return }
    return nil
  }

  private mutating func choose(_ all: [UInt32], _ order: [Int], within tolerance: Int) -> Bool {
    var kept: [SIMD4<Int16>] = []
    places = [UInt8](repeating: 0, count: all.count)
    for index in order {
      let colour = Self.parts(all[index])
      var nearest: (distance: Int16, place: Int) = (.max, 0)
      if tolerance > 0 {
        for (place, other) in kept.enumerated() {
          let difference = colour &- other
          let distance = pointwiseMax(difference, 0 &- difference).max()
          if distance < nearest.distance { nearest = (distance, place) }
        }
      }
      if tolerance == 0 || Int(nearest.distance) > tolerance {
        guard kept.count < 256 else { return false }
        nearest.place = kept.count
        kept.append(colour)
      }
      places[index] = UInt8(nearest.place)
    }
    colours = kept.map { Colour(UInt32($0.x) << 16 | UInt32($0.y) << 8 | UInt32($0.z)) }
    return true
  }

  private static func parts(_ colour: UInt32) -> SIMD4<Int16> {
    SIMD4(Int16(colour >> 16 & 255), Int16(colour >> 8 & 255), Int16(colour & 255), 0)
  }
}
