import Insights
import Tensors

/// Which kernels of a layer are shown: all of a small layer; of a large one, the filters that answer most strongly and the
/// channels whose kernels weigh most there.
struct KernelSelection {
  let filters: [Int]
  let channels: [Int]
  /// Among the shown ones, the filter with the largest norm, and its channel with the largest norm.
  let heaviest: (filter: Int, channel: Int)
  /// Whether the layer has more.
  let leavesOut: Bool

  /// A layer with more filters, or more channels, is shown in part.
  private static let limit = 16

  init(_ value: ConvolutionExplanation) {
    let convolution = value.convolution
    let isSingle = convolution.channelCount == 1
    let filters =
      isSingle || convolution.filterCount <= Self.limit ? Array(0..<convolution.filterCount) : value.tableFilters
    func weight(_ channel: Int, _ filters: [Int]) -> Double {
      filters.reduce(0) { sum, filter in
        convolution.kernel(filter: filter, channel: channel).values.reduce(sum) { $0 + Double($1) * Double($1) }
      }
    }
    let weights = (0..<convolution.channelCount).map { weight($0, filters) }
    let order = weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
    channels = convolution.channelCount <= Self.limit ? Array(weights.indices) : order.prefix(8).sorted()
    let norms = convolution.norms
    let filter = filters.max { (norms[$0], $1) < (norms[$1], $0) } ?? 0
    heaviest = (filter, channels.max { (weight($0, [filter]), $1) < (weight($1, [filter]), $0) } ?? 0)
    leavesOut = filters.count < convolution.filterCount || channels.count < convolution.channelCount
    self.filters = filters
  }

  /// Numbers in all cells are readable up to about as many.
  static func hasRoomForNumbers(_ kernels: Int, _ rows: Int, _ columns: Int) -> Bool {
    ConvolutionStyle.fits(rows, columns) && kernels <= 64 && kernels * rows * columns <= 400
  }
}
