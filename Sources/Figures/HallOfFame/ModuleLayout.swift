import Canvas
import Foundation
import Insights

/// Where the blocks of a module stand: from its left end, and from the middle of the network.
struct ModuleLayout {
  /// A block of weights or a pooling, or a place where branches meet.
  struct Piece {
    let block: ArchitectureSchematic.Block
    let frame: Rect
  }

  let module: ArchitectureSchematic.Module
  private(set) var pieces: [Piece] = []
  /// The ways between them.
  private(set) var lines: [[Point]] = []
  private(set) var width = 0.0
  /// Over the blocks and over the shortcuts that lead past them.
  private(set) var top = 0.0
  let bottom: Double

  /// Between a block and the next.
  static let gap = 3.0
  /// Between a shortcut and what it leads past.
  private static let wireGap = 5.0

  /// The height of maps with so many rows: a step less for each halving.
  static func height(_ extent: Int?) -> Double { 10 + 7.5 * log2(Double(extent ?? 1)) }

  /// The width of a block: the wider its window, the wider it is.
  static func width(_ block: ArchitectureSchematic.Block) -> Double {
    switch block.role {
    case .convolution, .depthwise: 2 + Double(block.window.max() ?? 1)
    case .dense: 5
    case .pooling: 2.5
    case .sum, .product: 8
    case .concatenation: 3
    }
  }

  init(_ module: ArchitectureSchematic.Module) {
    self.module = module
    let highest = ModuleLayout.height(module.blocks.map { $0.extent ?? 1 }.max())
    bottom = highest / 2
    top = -bottom
    guard module.isBranched else {
      let block = module.blocks[0]
      width = ModuleLayout.width(block)
      let height = ModuleLayout.height(block.extent)
      pieces = [Piece(block: block, frame: Rect(0, -height / 2, width, height))]
      return
    }
    let lanes = BranchLanes(module.blocks)
    place(lanes, highest)
    connect(lanes)
  }

  private mutating func place(_ lanes: BranchLanes, _ highest: Double) {
    let blocks = module.blocks
    var left = 7.0
    var lefts: [Double] = []
    var widths: [Double] = []
    for column in 0...(lanes.columns.max() ?? 0) {
      let here = blocks.indices.filter { lanes.columns[$0] == column }.map { ModuleLayout.width(blocks[$0]) }
      lefts.append(left)
      widths.append(here.max() ?? 0)
      left += (here.max() ?? 0) + ModuleLayout.gap
    }
    width = left - ModuleLayout.gap
    let lane = highest / Double(lanes.count)
    for (index, block) in blocks.enumerated() {
      let isEnd = index == blocks.count - 1
      let middle = isEnd ? 0 : -highest / 2 + lane * (Double(lanes.lanes[index]) + 0.5)
      let share = ModuleLayout.height(block.extent) / highest
      let height = block.role.isMeeting ? 8 : max(3, lane * share - (lanes.count > 1 ? 2 : 0))
      let column = lanes.columns[index]
      let own = ModuleLayout.width(block)
      pieces.append(
        Piece(
          block: block,
          frame: Rect(lefts[column] + (widths[column] - own) / 2, middle - height / 2, own, height)))
    }
  }

  private mutating func connect(_ lanes: BranchLanes) {
    let bus = 3.0
    var starts = [0.0]
    var arrivals = [[Double]](repeating: [], count: pieces.count)
    for edge in lanes.edges {
      let target = pieces[edge.target].frame
      let source = edge.source.map { pieces[$0].frame }
      let from = source.map { Point($0.maxX, $0.midY) }
      let turn = from.map { $0.x + ModuleLayout.gap / 2 } ?? bus
      let isMeeting = pieces[edge.target].block.role.isMeeting
      let level = edge.wire.map { -bottom - ModuleLayout.wireGap * Double($0 + 1) }
      let y = level ?? (isMeeting ? from?.y ?? 0 : target.midY)
      let end = Point(isMeeting ? target.midX : target.minX, y)
      lines.append(
        (from.map { [$0] } ?? []) + (from?.y == y ? [] : from.map { [Point(turn, $0.y)] } ?? []) + [
          Point(turn, y), end,
        ])
      if from == nil { starts.append(y) }
      if isMeeting { arrivals[edge.target].append(y) }
      if let level { top = min(top, level - 2) }
    }
    lines.append([Point(0, 0), Point(bus, 0)])
    lines.append([Point(bus, starts.min() ?? 0), Point(bus, starts.max() ?? 0)])
    for (piece, ys) in zip(pieces, arrivals) where !ys.isEmpty {
      let all = ys + [piece.frame.midY]
      lines.append([Point(piece.frame.midX, all.min() ?? 0), Point(piece.frame.midX, all.max() ?? 0)])
    }
  }
}
