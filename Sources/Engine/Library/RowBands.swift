import Tensors

/// Maps of one example cut into bands of rows, which several threads may compute: where the channels of a cell lie side by
/// side, each band lies in one run, so that it is a tensor of its own.
struct RowBands {
  /// A band of an output with what its window sees of the input.
  struct Band {
    let output, input: Range<Int>
    /// The window, with the padding that is left at this band.
    let window: Window
  }

  /// The rows of each band.
  let ranges: [Range<Int>]

  /// The fewest rows of a band: every thread reads all weights for it, which must be worth it. Bands of 2 and of 4 rows need
  /// the same time for InceptionV3.
  private static let leastRows = 2

  /// Cuts maps of this shape into at most `count` bands; `nil` if they are too small, or are no maps.
  init?(_ shape: Shape, count: Int) {
    guard count > 1, shape.isMaps, shape.rows >= count * Self.leastRows else { return nil }
    ranges = (0..<count).map { shape.rows * $0 / count..<shape.rows * ($0 + 1) / count }
  }

  /// What a window reads of an input with so many rows to write each band; `nil` if a band would see nothing but padding.
  func bands(_ window: Window, inputRows: Int) -> [Band]? {
    let axis = window.axes[0]
    var result: [Band] = []
    for rows in ranges {
      let start = rows.lowerBound * axis.stride - axis.padding.before
      let end = (rows.upperBound - 1) * axis.stride - axis.padding.before + axis.reach
      guard max(start, 0) < min(end, inputRows) else { return nil }
      let seen = max(start, 0)..<min(end, inputRows)
      var own = window
      own.axes[0].padding = Border(before: seen.lowerBound - start, after: end - seen.upperBound)
      result.append(Band(output: rows, input: seen, window: own))
    }
    return result
  }

  /// Some rows of maps that lie channels last.
  static func part(_ rows: Range<Int>, of memory: Memory, _ shape: Shape) throws -> Memory {
    try Memory(
      .channelsLast([1, shape.channels, rows.count, shape.columns]), sharing: memory,
      from: rows.lowerBound * shape.columns * shape.channels)
  }
}

extension Compiler {
  /// The bands in which several threads compute this value, which lies channels last then; `nil` where it is computed as a
  /// whole or in pieces of channels.
  func bands(_ value: Value) -> RowBands? { RowBands(value.shape, count: pieces) }
}
