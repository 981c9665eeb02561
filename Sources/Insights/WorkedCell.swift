import Engine
import Networks
import Tensors

/// What one input channel adds to one cell of a feature map.
public struct ChannelTerm: Equatable, Sendable {
  /// The index of the input channel.
  public let channel: Int
  /// The cells under the window, `[kernel rows, kernel columns]`; 0 where the window hangs over the border.
  public let patch: Tensor
  /// Which cells of the patch are padding, row by row.
  public let isPadding: [Bool]
  /// The weights of this filter for this channel, `[kernel rows, kernel columns]`.
  public let kernel: Tensor
  /// Patch times kernel, cell by cell.
  public let products: Tensor
  /// The sum of the products.
  public let windowSum: Float
  /// What the second half of a separable convolution multiplies that sum by; `nil` of other layers.
  public let weight: Float?
  /// What is added to the cell: the sum of the products, times the weight if there is one.
  public let partialSum: Float
}

/// One cell of one feature map, with every number that makes it: `y = f(b + Σ over channels of Σ patch · kernel)`.
public struct WorkedCell: Equatable, Sendable {
  /// The name of the layer.
  public let layer: String
  /// The index of the example among those explained.
  public let example: Int
  /// The index of the filter, and so of the feature map.
  public let filter: Int
  /// The cell's row in the feature map.
  public let row: Int
  /// The cell's column in the feature map.
  public let column: Int
  /// The slice of a volume in which the cell lies; `nil` in a map.
  public let slice: VolumeSlice?
  /// The row of the input (negative in the padding) on which the window's first row lies.
  public let inputRow: Int
  /// The column of the input (negative in the padding) on which the window's first column lies.
  public let inputColumn: Int
  /// One term for each input channel that the filter reads.
  public let terms: [ChannelTerm]
  /// The bias of the filter; 0 if the layer has none.
  public let bias: Float
  /// The partial sums of the channels and the bias, checked against the engine.
  public let sum: WorkedSum
  /// The activation function.
  public let function: ActivationFunction?
  /// The value after the activation function, as the engine computed it.
  public let activation: Float

  /// The value before the activation function.
  public var preActivation: Float { sum.total }
  /// How many sums stand here: one for each channel and the total.
  public var sumCount: Int { terms.count + 1 }

  /// The positions in `terms` of the channels that say most here, in their own order: all if they are at most `limit`.
  public func strongestChannels(limit: Int) -> [Int] {
    guard terms.count > limit else { return Array(terms.indices) }
    let order = terms.indices.sorted { (abs(terms[$0].partialSum), $1) > (abs(terms[$1].partialSum), $0) }
    return order.prefix(limit).sorted()
  }

  /// What the channels that are not among `shown` add together.
  public func sum(without shown: [Int]) -> Float {
    WorkedSum(exactly: terms.indices.filter { !shown.contains($0) }.map { terms[$0].partialSum }).total
  }
}

extension WorkedCell {
  /// Works out one cell of a convolution layer of the experiment.
  init(_ convolution: Convolution, example: Int, filter: Int, row: Int, column: Int) throws {
    let window = convolution.window
    let top = row * window.rowStride - window.padding.top
    let left = column * window.columnStride - window.padding.left
    let input = convolution.input.slice(example)
    let terms = convolution.readings(of: filter).map {
      ChannelTerm($0, input: input, window, top: top, left: left)
    }
    let bias = convolution.bias?[filter] ?? 0
    let place = "\(convolution.name), filter \(filter), row \(row), column \(column)"
    let before = convolution.preActivation[example, filter, row, column]
    (layer, slice) = (convolution.name, convolution.slice)
    sum = try WorkedSum(terms.map(\.partialSum) + [bias], engine: before, place: place)
    activation = convolution.activation[example, filter, row, column]
    function = convolution.function
    try function.check(of: before, engine: activation, place: place)
    (self.example, self.filter, self.row, self.column) = (example, filter, row, column)
    (inputRow, inputColumn, self.terms, self.bias) = (top, left, terms, bias)
  }
}

extension ChannelTerm {
  /// Multiplies the window at (`top`, `left`) of one channel of `input` (`[C, H, W]`) with a kernel.
  init(_ reading: Convolution.Reading, input: Tensor, _ window: Window, top: Int, left: Int) {
    let (channel, kernel) = (reading.channel, reading.kernel)
    var patch = Tensor(kernel.shape)
    var isPadding = [Bool](repeating: false, count: kernel.count)
    for row in 0..<kernel.shape[0] {
      for column in 0..<kernel.shape[1] {
        let (y, x) = (top + row * window.rowDilation, left + column * window.columnDilation)
        let isInside = (0..<input.shape.rows).contains(y) && (0..<input.shape.columns).contains(x)
        if isInside { patch[row, column] = input[channel, y, x] }
        isPadding[row * kernel.shape[1] + column] = !isInside
      }
    }
    let products = Tensor(kernel.shape, zip(patch.values, kernel.values).map { $0 * $1 })
    self.channel = channel
    (self.patch, self.isPadding, self.kernel, self.products) = (patch, isPadding, kernel, products)
    (windowSum, weight) = (WorkedSum(exactly: products.values).total, reading.weight)
    partialSum = windowSum * (reading.weight ?? 1)
  }
}
