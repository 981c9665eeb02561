import Tensors

/// The channels of the maps of one example, cut into pieces of whole blocks: in a layout of blocks each piece lies in one
/// run, so that it is a tensor of its own.
struct ChannelPieces {
  /// The channels of each piece.
  let ranges: [Range<Int>]
  private let extents: [Int]
  private let block: Int

  /// Cuts maps into pieces, about equally large; `nil` if they have only one block, or do not lie in blocks.
  init?(_ memory: Memory, extents: [Int], count: Int) throws {
    guard count > 1, extents[0] == 1, (3...5).contains(extents.count),
      let block = try [16, 8].first(where: { memory.descriptor.matches(try .blocked(extents, by: $0)) })
    else { return nil }
    let blocks = (extents[1] + block - 1) / block
    let pieces = Self.pieces(of: blocks, atMost: count)
    guard pieces > 1 else { return nil }
    (self.extents, self.block) = (extents, block)
    ranges = (0..<pieces).map { piece in
      piece * blocks / pieces * block..<min((piece + 1) * blocks / pieces * block, extents[1])
    }
  }

  /// As many pieces as leave each with as many blocks, in pairs: three pieces keep two threads waiting.
  private static func pieces(of blocks: Int, atMost count: Int) -> Int {
    let even = stride(from: count - count % 2, to: 0, by: -2)
    return even.first { blocks % $0 == 0 } ?? min(count, blocks)
  }

  /// The layout of a piece, also of other maps with as many channels.
  func layout(_ range: Range<Int>) throws -> Descriptor { try .blocked(extents(range), by: block) }

  /// A piece of a memory in these blocks.
  func piece(_ range: Range<Int>, of memory: Memory) throws -> Memory {
    let cells = extents.dropFirst(2).reduce(1, *)
    return try Memory(layout(range), sharing: memory, from: range.lowerBound * cells)
  }

  private func extents(_ range: Range<Int>) -> [Int] { [1, range.count] + extents.dropFirst(2) }
}
