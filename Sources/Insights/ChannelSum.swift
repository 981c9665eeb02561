import Engine
import Tensors

/// How one feature map comes about: each input channel convolved with its own kernel, the results added, plus the bias, through the
/// activation function.
public struct ChannelSum: Equatable, Sendable {
  /// The name of the layer.
  public let layer: String
  /// The index of the filter, and so of the feature map.
  public let filter: Int
  /// The index of the example among those explained.
  public let example: Int
  /// One row for each input channel.
  public let channels: [Channel]
  /// The bias of the filter.
  public let bias: Float
  /// The map before the activation function, `[rows, columns]`.
  public let preActivation: Tensor
  /// The feature map, `[rows, columns]`.
  public let activation: Tensor
  /// The activation function.
  public let function: ActivationFunction?
  /// One cell followed through, with the term that each channel gives it.
  public let cell: WorkedCell

  /// One input channel's part of a feature map.
  public struct Channel: Equatable, Sendable {
    /// The index of the input channel.
    public let index: Int
    /// The input map, `[rows, columns]`.
    public let input: Tensor
    /// The weights for this channel, `[kernel rows, kernel columns]`.
    public let kernel: Tensor
    /// The channel convolved with its kernel, `[output rows, output columns]`.
    public let convolved: Tensor
    /// What the second half of a separable convolution multiplies that by; `nil` of other layers.
    public let weight: Float?
    /// What is added: the convolved map, times the weight if there is one.
    public let product: Tensor
  }

  /// The range of all product maps and of their sum, for one scale of colours.
  public var productRange: ClosedRange<Float> {
    channels.reduce(preActivation.range) { $0.union($1.product.range).union($1.convolved.range) }
  }

  /// The sum of the product maps of the channels whose positions in `channels` are not among `shown`; `nil` if there are none.
  public func sum(without shown: [Int]) -> Tensor? {
    let rest = channels.indices.filter { !shown.contains($0) }.map { channels[$0] }
    guard !rest.isEmpty else { return nil }
    return rest.reduce(into: Tensor(preActivation.shape)) { sum, channel in
      for index in sum.values.indices { sum.values[index] += channel.product.values[index] }
    }
  }

  init(_ convolution: Convolution, cell: WorkedCell) {
    let input = convolution.input.slice(cell.example)
    let preActivation = convolution.preActivation.slice(cell.example).slice(cell.filter)
    channels = convolution.readings(of: cell.filter).map { reading in
      let map = input.slice(reading.channel)
      let convolved = correlate(map, reading.kernel, window: convolution.window, output: preActivation.shape)
      let product = reading.weight.map { weight in Tensor(convolved.shape, convolved.values.map { $0 * weight }) }
      return Channel(
        index: reading.channel, input: map, kernel: reading.kernel, convolved: convolved, weight: reading.weight,
        product: product ?? convolved)
    }
    (layer, filter, example, self.cell) = (convolution.name, cell.filter, cell.example, cell)
    (bias, function, self.preActivation) = (cell.bias, convolution.function, preActivation)
    activation = convolution.activation.slice(cell.example).slice(cell.filter)
  }
}

/// Slides a kernel over one map, as every framework's "convolution" does (mathematically a cross-correlation).
///
/// Map `[H, W]`, kernel `[h, w]`; the window says how it walks; outside the map everything is 0.
func correlate(_ map: Tensor, _ kernel: Tensor, window: Window, output: Shape) -> Tensor {
  var result = Tensor(output)
  for row in 0..<output[0] {
    for column in 0..<output[1] {
      let top = row * window.rowStride - window.padding.top
      let left = column * window.columnStride - window.padding.left
      var sum: Float = 0
      for y in 0..<kernel.shape[0] {
        let inputRow = top + y * window.rowDilation
        guard (0..<map.shape[0]).contains(inputRow) else { continue }
        for x in 0..<kernel.shape[1] {
          let inputColumn = left + x * window.columnDilation
          if (0..<map.shape[1]).contains(inputColumn) { sum += map[inputRow, inputColumn] * kernel[y, x] }
        }
      }
      result[row, column] = sum
    }
  }
  return result
}
