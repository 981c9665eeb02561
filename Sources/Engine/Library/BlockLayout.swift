import CKernels
import Tensors

/// Maps or a vector as our own loops over blocks of channels see them: `[example][block][cell][channel of the block]`.
struct BlockLayout {
  /// The number of channels, and of those with what fills up the last block.
  let channels, paddedChannels: Int
  private let blocks, cells, width: Int

  /// The layout of a memory; `nil` if our loops cannot walk over it.
  init?(of memory: Memory, extents: [Int]) throws {
    let isVector = extents.count == 2
    let channels = extents[1]
    let candidates: [(Int, Descriptor)] =
      isVector
      ? [(channels, try .plain(extents))]
      : [
        (16, try .blocked(extents, by: 16)), (8, try .blocked(extents, by: 8)), (1, try .plain(extents)),
        (channels, try .channelsLast(extents)),
      ]
    guard let width = candidates.first(where: { $0.1.matches(memory.descriptor) })?.0 else { return nil }
    (self.channels, self.width) = (channels, width)
    blocks = (channels + width - 1) / width
    cells = extents.dropFirst(2).reduce(1, *)
    paddedChannels = blocks * width
  }

  /// The same layout for maps of other extents, batch in front, with as many channels.
  func descriptor(_ extents: [Int]) throws -> Descriptor {
    switch width {
    case 1: try .plain(extents)
    case 8, 16: try .blocked(extents, by: width)
    default: try .channelsLast(extents)
    }
  }

  /// The maps of the first so many examples.
  func walk(examples: Int) -> CKBlocks {
    CKBlocks(examples: Int64(examples), blocks: Int64(blocks), cells: Int64(cells), width: Int64(width))
  }

  /// How many cells all maps of a channel have together.
  func cells(examples: Int) -> Int { examples * cells }

  /// How many numbers one example takes.
  var exampleCount: Int { blocks * cells * width }
}
