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

  public let filters: Int
  public let kernelSize: Extents
  public let strides: Extents
  public let padding: Padding
  public let dilation: Extents
  public let groups: Int
  public let activation: ActivationFunction?
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
