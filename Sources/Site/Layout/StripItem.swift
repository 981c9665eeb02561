/// A station of the pipeline that stands on every page: the data, each layer, the answers.
struct StripItem {
  var name: String
  var kind: String
  var shape: String
  var href: String
  /// What it reads, where that is not just the station before; no arrow leads there from the station before then.
  var from: String?
  /// Whether this is the page that the reader is on.
  var isCurrent: Bool
  /// Whether the page speaks about this station among others.
  var isMarked: Bool
  var glyph: StripGlyph
}

/// A small drawing of a block of maps, to a common scale: the maps are as large, and as many, as the shape says.
struct StripGlyph: Equatable {
  /// One sheet of the block, in the units of a 40 by 40 view box.
  struct Sheet: Equatable {
    var x: String
    var y: String
    var width: String
    var height: String
  }

  /// The sheets, the farthest first.
  var sheets: [Sheet]

  /// Draws a shape with channels last; `largest` is the longest side of any map in the network.
  init(_ dimensions: [Int], largest: Int) {
    guard dimensions.count > 1 else {
      let length = StripGlyph.side(dimensions.first ?? 1, of: max(largest * largest, 1), longest: 32)
      sheets = [Sheet(StripGlyph.centred(4), StripGlyph.centred(length), 4, length)]
      return
    }
    // A signal is a map of one row, and of a volume one slice is seen.
    let map = dimensions.count == 2 ? [1, dimensions[0]] : Array(dimensions.dropLast().suffix(2))
    let height = StripGlyph.side(map[0], of: largest, longest: 24)
    let width = StripGlyph.side(map[1], of: largest, longest: 24)
    let count = StripGlyph.sheets(forChannels: dimensions[dimensions.count - 1])
    let left = (40 - width - 3 * (count - 1)) / 2
    let top = (40 - height - 3 * (count - 1)) / 2
    sheets = (0..<count).map { i in
      Sheet(left + 3 * (count - 1 - i), top + 3 * i, width, height)
    }
  }

  /// A side in whole units: the square root of the share keeps small maps visible.
  private static func side(_ cells: Int, of largest: Int, longest: Int) -> Int {
    let share = Double(cells) / Double(max(largest, 1))
    return max(4, Int((Double(longest) * min(1, share).squareRoot()).rounded()))
  }

  private static func centred(_ length: Int) -> Int { (40 - length) / 2 }

  private static func sheets(forChannels channels: Int) -> Int {
    switch channels {
    case ...1: 1
    case ...4: 2
    case ...16: 3
    case ...64: 4
    default: 5
    }
  }
}

extension StripGlyph.Sheet {
  init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    self.init(x: String(x), y: String(y), width: String(width), height: String(height))
  }
}
