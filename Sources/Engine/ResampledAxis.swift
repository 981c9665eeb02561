/// Where the cells of one axis come from when maps get other extents.
public struct ResampledAxis: Equatable, Sendable {
  /// A new cell between two old ones, which may be the same.
  public struct Cell: Equatable, Sendable {
    /// The old cells, counted from 0.
    public let first, second: Int
    /// How much of the new cell is of the second; the rest is of the first.
    public let share: Double
  }

  /// How many cells there were.
  public let extent: Int
  /// The new cells in order.
  public let cells: [Cell]

  /// Repeats each cell, or goes in a straight line between the middles of the cells; `factor` is positive.
  public init(_ extent: Int, repeating factor: Int, _ interpolation: Interpolation) {
    if interpolation == .bilinear {
      self.init(extent, to: extent * factor, ResamplingRule(interpolation: .bilinear))
    } else {
      self.init(extent, copies: (0..<extent * factor).map { $0 / factor })
    }
  }

  /// Makes an axis of `extent` cells one of `count`, both positive; `scale`, which is positive, stands for `count / extent`
  /// where another number was meant, as where an extent was rounded down.
  public init(_ extent: Int, to count: Int, _ rule: ResamplingRule, scale: Float? = nil) {
    guard rule.interpolation == .bilinear else {
      self.init(extent, copies: (0..<count).map { rule.nearest(to: $0, of: extent, count, scale: scale) })
      return
    }
    self.init(
      extent,
      (0..<count).map { index in
        let position = min(max(rule.position(of: index, of: extent, count, scale: scale), 0), Double(extent - 1))
        let first = Int(position)
        let second = min(first + 1, extent - 1)
        return Cell(first: first, second: second, share: second == first ? 0 : position - Double(first))
      })
  }

  private init(_ extent: Int, _ cells: [Cell]) { (self.extent, self.cells) = (extent, cells) }

  private init(_ extent: Int, copies: [Int]) {
    self.init(extent, copies.map { Cell(first: $0, second: $0, share: 0) })
  }

  /// Whether every cell is the one at the same place.
  public var isUnchanged: Bool {
    cells.count == extent && cells.indices.allSatisfy { cells[$0].first == $0 && cells[$0].share == 0 }
  }
}
