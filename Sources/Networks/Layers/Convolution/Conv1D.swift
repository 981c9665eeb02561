import Engine
import Tensors

/// Slides kernels along signals and adds up, under each, the products of its weights and the steps.
///
/// Input `[channels, steps]` becomes `[filters, (steps + padding - reach) / stride + 1]`, rounded down, with
/// `reach = (size - 1) * dilation + 1`. Padding may also be `causal`: only in front, so that no result depends on what
/// comes later. Parameters: `kernel` `[size, channels / groups, filters]` and `bias` `[filters]`.
///
///     signal        kernel
///     1 2 4 7 11    -1 1      ->   1 2 3 4
public struct Conv1D: ConvolutionLayer {
  /// Keras's name of the class.
  public static let kind = "Conv1D"
  /// Steps, as of time.
  public static let axes = 1

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

  /// Makes a convolution over signals.
  public init(
    filters: Int, kernelSize: Extents, strides: Extents = Extents([1]), padding: Padding = .valid,
    dilation: Extents = Extents([1]),
    groups: Int = 1, activation: ActivationFunction? = nil, useBias: Bool = true
  ) {
    precondition(filters > 0 && groups > 0 && filters % groups == 0, "each group has as many filters, at least one")
    (self.filters, self.kernelSize, self.strides) = (filters, kernelSize, strides)
    (self.padding, self.dilation, self.groups) = (padding, dilation, groups)
    (self.activation, self.useBias) = (activation, useBias)
  }
}
