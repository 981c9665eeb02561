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
      "layer": convolution.name, "filters": try style.count("filters", convolution.filterCount),
      "filterKernels": try style.count("kernels", convolution.filterCount),
      "channelKernels": try style.count("kernels", convolution.channelCount),
      "channels": try style.count("channels", convolution.channelCount),
      "size": strings.extents(kernels.shape[0], kernels.shape[1], times: " × "),
      "weights": try style.count("weights", kernels.shape[0] * kernels.shape[1]),
      "kernels": try style.count("kernels", convolution.filterCount * convolution.channelCount),
      "least": style.weight(kernels.range.lowerBound), "greatest": style.weight(kernels.range.upperBound),
      "filter": String(heaviest.filter),
      "channel": String(convolution.channels(of: heaviest.filter).lowerBound + heaviest.channel),
      "norm": style.number(convolution.norms[heaviest.filter]),
      "tendency": try strings("layer-kernels.tendency.\(tendency.rawValue)"),
      "andBias": convolution.bias == nil ? "" : try strings("layer-kernels.and-bias"),
      "biasesIncluded": convolution.bias == nil ? "" : try strings("layer-kernels.biases-included"),
      "shownFilters": strings.numbers.integer(selection.filters.count),
      "shownChannels": strings.numbers.integer(selection.channels.count),
    ]
    let kind = convolution.channelCount == 1 ? "single" : convolution.groups > 1 ? "grouped" : "several"
    let selected = selection.leavesOut ? " " + (try strings("layer-kernels.selection", values)) : ""
    return try FigureWording("layer-kernels.\(kind)", strings, values)
      .adding(selected + (try style.remarks(filter: heaviest.filter)))
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
