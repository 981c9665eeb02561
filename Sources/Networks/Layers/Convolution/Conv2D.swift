import Engine
import Tensors

/// Slides kernels over maps and adds up, under each, the products of its weights and the cells.
///
/// Input `[channels, H, W]` becomes `[filters, (H + padding - reach) / stride + 1, (W + padding - reach) / stride + 1]`,
/// rounded down, with `reach = (size - 1) * dilation + 1`. As in every framework the kernel is not turned around (it is a
/// cross-correlation). Parameters: `kernel` `[rows, columns, channels / groups, filters]` and `bias` `[filters]`.
///
///     map      kernel      1·1 + 2·0 + 4·0 + 5·1 = 6
///     1 2 3    1 0                                      6  8
///     4 5 6    0 1    ->                               12 14
///     7 8 9
public struct Conv2D: ConvolutionLayer {
  /// Keras's name of the class.
  public static let kind = "Conv2D"
  /// Rows and columns.
  public static let axes = 2

  /// The number of kernels, and so of maps in the output.
  public let filters: Int
  /// The size of each kernel.
  public let kernelSize: Extents
  /// How far the window moves from one output cell to the next.
  public let strides: Extents
  /// What is put around the maps.
  public let padding: Padding
  /// How far the cells that the kernel sees are apart; 1 without gaps.
  public let dilation: Extents
  /// Into how many parts channels and filters are divided; each filter sees one part of the channels.
  public let groups: Int
  /// The function applied to each result.
  public let activation: ActivationFunction?
  /// Whether a learned number is added to each map.
  public let useBias: Bool

  /// Makes a convolution over maps.
  public init(
    filters: Int, kernelSize: Extents, strides: Extents = 1, padding: Padding = .valid, dilation: Extents = 1,
    groups: Int = 1, activation: ActivationFunction? = nil, useBias: Bool = true
  ) {
    precondition(filters > 0 && groups > 0 && filters % groups == 0, "each group has as many filters, at least one")
    (self.filters, self.kernelSize, self.strides) = (filters, kernelSize, strides)
    (self.padding, self.dilation, self.groups) = (padding, dilation, groups)
    (self.activation, self.useBias) = (activation, useBias)
  }
}
