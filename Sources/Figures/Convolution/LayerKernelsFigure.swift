import Canvas
import Insights
import Localization
import Tensors

/// The learned numbers of one convolution layer: a tile for each filter, or a table of filters by input channels.
public struct LayerKernelsFigure: CataloguedFigure {
  /// `LAYER-kernels`.
  public var id: String { "\(value.convolution.name)-kernels" }
  let value: ConvolutionExplanation

  private static let legendGap = 20.0

  /// One for each convolution layer.
  public static func figures(of explanation: Explanation) -> [Self] { explanation.convolutions.map { Self(value: $0) } }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let style = ConvolutionStyle(value, strings)
    let convolution = value.convolution
    let kernels = convolution.kernels
    let selection = KernelSelection(value)
    let heaviest = selection.heaviest
    let tendency = KernelTendency(convolution.kernel(filter: heaviest.filter, channel: heaviest.channel))
    let values = [
      "layer": convolution.name, "filters": strings.numbers.integer(convolution.filterCount),
      "channels": strings.numbers.integer(convolution.channelCount),
      "size": "\(kernels.shape[0]) × \(kernels.shape[1])",
      "weights": strings.numbers.integer(kernels.shape[0] * kernels.shape[1]),
      "kernels": strings.numbers.integer(convolution.filterCount * convolution.channelCount),
      "least": style.weight(kernels.range.lowerBound), "greatest": style.weight(kernels.range.upperBound),
      "filter": String(heaviest.filter), "channel": String(heaviest.channel),
      "norm": style.number(convolution.norms[heaviest.filter]),
      "tendency": try strings("layer-kernels.tendency.\(tendency.rawValue)"),
      "andBias": convolution.bias == nil ? "" : try strings("layer-kernels.and-bias"),
      "biasesIncluded": convolution.bias == nil ? "" : try strings("layer-kernels.biases-included"),
      "shownFilters": strings.numbers.integer(selection.filters.count),
      "shownChannels": strings.numbers.integer(selection.channels.count),
    ]
    let kind = convolution.channelCount == 1 ? "single" : "several"
    let words = try FigureWording("layer-kernels.\(kind)", strings, values)
    guard selection.leavesOut else { return words }
    let addition = " " + (try strings("layer-kernels.selection", values))
    return FigureWording(
      title: words.title, caption: words.caption + addition, alternative: words.alternative + addition)
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    let kernels = try content(strings).size
    let legend = try ConvolutionStyle(value, strings).weightLegend(length: 200).size
    return Size(max(FigureMetrics.width, kernels.width), kernels.height + Self.legendGap + legend.height)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let content = try content(strings)
    let size = content.size
    content.draw(on: canvas, in: Rect(at: Point(0, 0), size))
    let legend = try ConvolutionStyle(value, strings).weightLegend(length: 200)
    let frame = canvas.place(
      legend, at: Point(0, size.height + Self.legendGap))
    if let tiles = content as? KernelTiles, tiles.hasSmallBiases {
      let text = try strings("layer-kernels.small-square")
      canvas.text(text, at: Point(frame.maxX + 24, frame.minY), .small, .muted)
    }
  }

  private func content(_ strings: Strings) throws -> any Element {
    value.convolution.channelCount == 1
      ? try KernelTiles(value, strings) : try KernelTable(value, KernelSelection(value), strings)
  }
}

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
