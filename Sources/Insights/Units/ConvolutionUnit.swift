import Tensors

/// One feature map of a convolution layer: where it comes from, map by map, and one of its cells with every number.
public struct ConvolutionUnit: Sendable {
  /// The layer with its numbers.
  public let convolution: Convolution
  /// The range of the colours of the maps that the layer reads; `nil` if it reads the network's images.
  public let inputRange: ClosedRange<Float>?
  /// The cell that is followed: the map's strongest answer to the example.
  public let cell: WorkedCell
  /// How the map comes about.
  public let channelSum: ChannelSum

  /// Works out the strongest cell of a filter's map for an example; throws `InsightError.sumDisagrees` if a sum is not the
  /// engine's.
  init(_ convolution: Convolution, example: Int, filter: Int, inputRange: ClosedRange<Float>?) throws {
    (self.convolution, self.inputRange) = (convolution, inputRange)
    cell = try convolution.strongestCell(example: example, filter: filter)
    channelSum = ChannelSum(convolution, cell: cell)
  }
}
