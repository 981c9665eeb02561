import Foundation

/// The different colours of a picture and how often each occurs.
struct ColourCount {
  /// The colours `0xRRGGBB`, in the order in which they first occur.
  private(set) var colours: [UInt32] = []
  /// How many pixels have each of them.
  private(set) var counts: [Int] = []
  /// The index of each pixel's colour, row by row.
  let places: [UInt16]

  /// The most colours that are counted; a picture with more is a photograph.
  private static let limit = 1 << 13

  /// Counts the colours of pixels `0x??RRGGBB`; `nil` if there are too many.
  init?(_ pixels: UnsafePointer<UInt32>, width: Int, height: Int, stride: Int) {
    var table = Table()
    var runs: [(index: UInt16, length: Int)] = []
    var counts: [Int] = []
    places = [UInt16](unsafeUninitializedCapacity: width * height) { places, count in
      guard let start = places.baseAddress else { return }
      for row in 0..<height where table.isWithinLimit {
        let (line, target) = (pixels + row * stride, start + row * width)
        // Most rows are the same as the one above.
        if row > 0, memcmp(line, line - stride, 4 * width) == 0 {
          target.initialize(from: target - width, count: width)
        } else {
          runs.removeAll(keepingCapacity: true)
          var column = 0
          while column < width, table.isWithinLimit {
            let pixel = line[column] & 0xffffff
            var end = column + 1
            while end < width, line[end] & 0xffffff == pixel { end += 1 }
            let index = table.index(of: pixel)
            (target + column).initialize(repeating: index, count: end - column)
            runs.append((index, end - column))
            column = end
          }
        }
        while counts.count < table.colours.count { counts.append(0) }
        for run in runs { counts[Int(run.index)] += run.length }
        count = (row + 1) * width
      }
    }
    guard table.isWithinLimit else { return nil }
    (colours, self.counts) = (table.colours, counts)
  }

  /// An open hash table: colour + 1, or 0 where empty.
  private struct Table {
    private static let bits = 15
    private var keys = [UInt32](repeating: 0, count: 1 << bits)
    private var entries = [UInt16](repeating: 0, count: 1 << bits)
    private(set) var colours: [UInt32] = []

    var isWithinLimit: Bool { colours.count <= ColourCount.limit }

    mutating func index(of pixel: UInt32) -> UInt16 {
      var slot = Int((pixel &* 0x9E37_79B1) >> UInt32(32 - Self.bits))
      while keys[slot] != 0 && keys[slot] != pixel + 1 { slot = (slot + 1) & (1 << Self.bits - 1) }
      if keys[slot] == 0 {
        keys[slot] = pixel + 1
        entries[slot] = UInt16(colours.count)
        colours.append(pixel)
      }
      return entries[slot]
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
